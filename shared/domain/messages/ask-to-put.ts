import type { Tap } from '../asks/choices.ts';
import type { Ask, Asked } from '../asks/ask.ts';
import type { EndReason } from '../facts/message-fact.ts';
import type { Instant } from '../instant.ts';
import type { Workspace } from '../workspace.ts';

/** What a message asks, and of whom, as it is now. */
export interface AskToPut {
  readonly ask: Ask;
  readonly asked: Asked;
  /** The version that the ask follows. */
  readonly workspace: Workspace;
  /** Makes the tokens of this message's buttons. */
  readonly tap: Tap;
}

/** Why nobody need be asked any more. Who has chosen already has the message that asks. */
export function whyNotToAsk(toPut: AskToPut | undefined, now: Instant): EndReason | undefined {
  if (toPut === undefined) return 'ask-closed';
  const { ask, asked } = toPut;
  if (asked.state.kind !== 'open') return 'answered';
  return ask.state.kind !== 'open' || now >= ask.deadline ? 'ask-closed' : undefined;
}
