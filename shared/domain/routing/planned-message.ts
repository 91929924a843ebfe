import type { Hmac } from '../digest.ts';
import type { Plan, PlanSlot } from '../facts/routing-fact.ts';
import type { Message, MessageState } from '../messages/message.ts';
import { contentSalt, messageParameters } from '../messages/message-parameters.ts';
import { askEnd } from '../asks/ask-time.ts';
import { isAsking } from '../asks/asking-tells.ts';
import type { AskInPlace, Planning } from './plan-slot.ts';
import { formatRef } from '../ref.ts';
import type { TextRenderer } from '../texts/text.ts';
import { findById, type Tell } from '../workspace.ts';

/** The plan of a slot that has a message. */
type Planned = Extract<Plan, { kind: 'planned' }>;

/** How long a message may stay unfinished before the sweep looks at it. Milliseconds. */
const patience = 120_000;

/** What is held back is looked at when its ask has surely been closed. Milliseconds. */
const heldLonger = 600_000;

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
  const ask = isAsking(route, tell, planning.workspace) ? planning.asking?.ask : undefined;
  const ref = formatRef({ record: slot.record, slice: slot.slice, at: slot.at, message: slot.thing });
  return {
    ref,
    event: slot.event,
    route: slot.route,
    person: slot.person,
    member,
    channel: slot.channel,
    ...(ask !== undefined && { ask: ask.id }),
    ...(isNamed(tell) && { named: true as const }),
    template,
    language,
    parameters,
    salt: contentSalt(hmac, pinned, slot.thing),
    ...(route.priority !== undefined && { priority: route.priority }),
    ...(route.whenInDoubt !== undefined && { whenInDoubt: route.whenInDoubt }),
    ...(number !== undefined && { number }),
    ...notAfterOf(planning, slot, ask),
    attempt: 0,
    ...stateOf(ref, slot, ask),
  };
}

/** What asks is of no use to anybody after the deadline. */
function notAfterOf(
  { route }: Planning,
  { at }: PlanSlot,
  ask: AskInPlace | undefined,
): Pick<Message, 'notAfter'> {
  const ends = [
    ...(route.notAfter === undefined ? [] : [at + route.notAfter]),
    ...(ask === undefined ? [] : [ask.deadline]),
  ];
  return ends.length === 0 ? {} : { notAfter: Math.min(...ends) };
}

/** Of a sequential ask only the first goes; the others are kept back until their turn, or until there is none any more. */
function stateOf(ref: string, { at }: PlanSlot, ask: AskInPlace | undefined): MessageState {
  const isFirst = ask?.line === undefined || ask.line[0] === ref;
  return isFirst
    ? { status: 'queued', dueAt: at + patience }
    : { status: 'held', dueAt: askEnd(ask) + heldLonger };
}

/** Named by the event: such a person need not be a member of the channel. */
function isNamed({ person, managerOf }: Tell): boolean {
  return person !== undefined || managerOf !== undefined;
}
