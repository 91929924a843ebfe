import { ConsentChanged } from './consent-changed.ts';
import { MessageStatus } from './message-status.ts';
import { outcomes } from './outcomes.ts';
import { ReadingConfirmed } from './reading-confirmed.ts';

/** Every event of ours that others may take: those of which a route can tell, and the others. */
export const allOutcomes = [...outcomes, ReadingConfirmed, ConsentChanged, MessageStatus] as const;
