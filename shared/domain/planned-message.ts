import type { Hmac } from './digest.ts';
import type { Plan, PlanSlot } from './fact.ts';
import type { Message } from './message.ts';
import { contentSalt, messageParameters } from './message-parameters.ts';
import type { Planning } from './plan-slot.ts';
import { formatRef } from './ref.ts';
import type { TextRenderer } from './text.ts';

/** The plan of a slot that has a message. */
type Planned = Extract<Plan, { kind: 'planned' }>;

/** How long a message may stay unfinished before the sweep looks at it. Milliseconds. */
const patience = 120_000;

/**
 * The message of a slot that stands. Made from the slot, the pinned event and the pinned version alone, so that
 * whoever makes it makes the same.
 */
export function plannedMessage(
  { route, pinned }: Planning,
  { slot, plan, member }: { slot: PlanSlot; plan: Planned; member: string },
  { hmac, text }: { hmac: Hmac; text: TextRenderer },
): Message {
  const { template, language, timeZone } = plan;
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
