import type { Hmac } from './digest.ts';
import type { PlanSlot } from './fact.ts';
import type { Message } from './message.ts';
import { contentSalt, messageParameters } from './message-parameters.ts';
import type { Planning } from './plan-slot.ts';
import { formatRef } from './ref.ts';
import type { TextRenderer } from './text.ts';

/** How long a message may stay unfinished before the sweep looks at it. Milliseconds. */
const patience = 120_000;

/**
 * The message of a slot that stands. Made from the slot, the pinned event and the pinned version alone, so that
 * whoever makes it makes the same. Undefined where the slot says that there is none.
 */
export function plannedMessage(
  { route, pinned }: Planning,
  { slot, member }: { slot: PlanSlot; member: string },
  { hmac, text }: { hmac: Hmac; text: TextRenderer },
): Message | undefined {
  if (slot.plan.kind === 'suppressed') return undefined;
  const { template, language, timeZone } = slot.plan;
  const tell = route.tell[slot.tell];
  const parameters = tell && messageParameters(pinned, { tell, place: { language, timeZone } }, text);
  if (parameters === undefined)
    throw new Error(`slot ${slot.thing} is planned, but version ${slot.version} has no text for it`);
  return {
    ref: formatRef({ record: slot.record, slice: slot.slice, at: slot.at, message: slot.thing }),
    event: slot.event,
    route: slot.route,
    person: slot.person,
    member,
    channel: slot.channel,
    template,
    language,
    parameters,
    salt: contentSalt(hmac, pinned, slot.thing),
    ...(route.notAfter !== undefined && { notAfter: slot.at + route.notAfter }),
    attempt: 0,
    status: 'queued',
    dueAt: slot.at + patience,
  };
}
