import { NobodyNotified } from './nobody-notified.ts';

/** Our own events of which a route can tell: the bus hands them on to us, and none but them. */
export const outcomes = [NobodyNotified] as const;
