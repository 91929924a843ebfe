import type { Instant } from '../instant.ts';
import type { Message } from './message.ts';
import { parseRef } from '../ref.ts';

/** Where the facts of a message lie, and what it belongs to: the part that all of them share. */
export interface MessagePlace {
  readonly record: string;
  readonly slice: number;
  readonly at: Instant;
  readonly thing: string;
  readonly event: string;
  readonly route: string;
  readonly person: string;
}

export function placeOf(message: Message): MessagePlace {
  const ref = parseRef(message.ref);
  if (ref === undefined) throw new Error(`not a ref: ${message.ref}`);
  const { record, slice, at, message: thing } = ref;
  return { record, slice, at, thing, event: message.event, route: message.route, person: message.person };
}
