import { answerContent } from '../inbound/answer-content.ts';
import { contentFault } from '../outbound/check-outbound.ts';
import type { Claimable, ClaimDecision } from './claim-decision.ts';
import type { Recipient } from '../outbound/outbound.ts';
import { Phone } from '../people/phone.ts';
import { recipientOf } from '../outbound/recipient.ts';
import type { Stranger } from '../inbound/stranger.ts';
import { isWindowOpen } from './window.ts';

/**
 * Whether an answer may go. Whoever wrote to us is answered, whatever they agreed to and wherever they belong, but in free
 * text only: there is no template for it.
 */
export function decideAnswer(claimable: Claimable): ClaimDecision {
  const { message, person, stranger, number, now } = claimable;
  const known = person ?? (stranger && { lastInbound: { [number]: stranger.heardAt } });
  if (known === undefined) return cancelled('person-gone');
  const to = addressOf(claimable);
  if (to === undefined) return cancelled('no-phone');
  if (message.asTemplate === true || !isWindowOpen(known, number, now))
    return { kind: 'end', as: 'failed', reason: 'window-closed' };
  const content = answerContent(message);
  if (content === undefined || contentFault(content) !== undefined)
    return { kind: 'end', as: 'failed', reason: 'over-the-limits' };
  return { kind: 'go', to, content };
}

function addressOf({ person, stranger }: Claimable): Recipient | undefined {
  if (person !== undefined) return recipientOf(person);
  const { waId, userId }: Partial<Stranger> = { ...stranger };
  const phone = waId === undefined ? undefined : Phone.parse(`+${waId}`);
  return recipientOf({ ...(phone && { phone }), ...(userId !== undefined && { userIds: [userId] }) });
}

function cancelled(reason: 'person-gone' | 'no-phone'): ClaimDecision {
  return { kind: 'end', as: 'cancelled', reason };
}
