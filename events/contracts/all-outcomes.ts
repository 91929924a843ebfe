import { ConsentChanged } from './consent-changed.ts';
import { MessageStatus } from './message-status.ts';
import { outcomes } from './outcomes.ts';

/** Every event of ours that others may take: those of which a route can tell, and the others. */
export const allOutcomes = [...outcomes, ConsentChanged, MessageStatus] as const;
