import type { Hmac } from '../digest.ts';
import type { Plan, PlanSlot } from '../facts/routing-fact.ts';
import type { Message } from '../messages/message.ts';
import { contentSalt, messageParameters } from '../messages/message-parameters.ts';
import type { Planning } from './plan-slot.ts';
import { formatRef } from '../ref.ts';
import type { TextRenderer } from '../texts/text.ts';
import { findById, type Tell } from '../workspace.ts';

/** The plan of a slot that has a message. */
type Planned = Extract<Plan, { kind: 'planned' }>;

/** How long a message may stay unfinished before the sweep looks at it. Milliseconds. */
const patience = 120_000;

/**
 * The message of a slot that stands. Made from the slot, the pinned event and the pinned version alone, so that
 * whoever makes it makes the same.
 */
export function plannedMessage(
  planning: Planning,
  { slot, plan, member }: { slot: PlanSlot; plan: Planned; member: string },
  { hmac, text }: { hmac: Hmac; text: TextRenderer },
): Message {
  const { route, pinned } = planning;
  const { template, language, timeZone } = plan;
  const tell = route.tell[slot.tell];
  const { number } = findById(planning.workspace.channels, slot.channel);
  const parameters = tell && messageParameters(planning, { tell, place: { language, timeZone } }, text);
  if (tell === undefined || parameters === undefined)
    throw new Error(`slot ${slot.thing} is planned, but version ${slot.version} has no text for it`);
  return {
    ref: formatRef({ record: slot.record, slice: slot.slice, at: slot.at, message: slot.thing }),
    event: slot.event,
    route: slot.route,
    person: slot.person,
    member,
    channel: slot.channel,
    ...(isNamed(tell) && { named: true as const }),
    template,
    language,
    parameters,
    salt: contentSalt(hmac, pinned, slot.thing),
    ...(route.priority !== undefined && { priority: route.priority }),
    ...(route.whenInDoubt !== undefined && { whenInDoubt: route.whenInDoubt }),
    ...(number !== undefined && { number }),
    ...(route.notAfter !== undefined && { notAfter: slot.at + route.notAfter }),
    attempt: 0,
    status: 'queued',
    dueAt: slot.at + patience,
  };
}

/** Named by the event: such a person need not be a member of the channel. */
function isNamed({ person, managerOf }: Tell): boolean {
  return person !== undefined || managerOf !== undefined;
}
