import { type Entropy, saltedDigest } from '../digest.ts';
import type { HandedOn } from '../facts/ask-fact.ts';
import type { PlanSlot } from '../facts/routing-fact.ts';
import { messageId } from '../identity.ts';
import type { Instant } from '../instant.ts';
import type { Message, MessageState } from '../messages/message.ts';
import { placeOf } from '../messages/message-place.ts';
import type { Person } from '../people/person.ts';
import { canonical } from '../plain.ts';
import { formatRef } from '../ref.ts';
import { zonedDay } from '../texts/zoned-day.ts';
import type { Ask, Asked } from './ask.ts';
import { askEnd } from './ask-time.ts';

/** Who hands what on to whom. */
export interface HandingOn {
  readonly ask: Ask;
  readonly asked: Asked;
  /** The one that asks whoever hands it on. */
  readonly message: Message;
  /** The slot of that one. */
  readonly slot: Pick<PlanSlot, 'tell' | 'version'>;
  readonly to: Person;
  /** When they chose to whom: it names the new message, so that done again it is the same one. */
  readonly at: Instant;
  readonly now: Instant;
  /** Of the ask's channel, IANA name. */
  readonly timeZone: string;
  readonly by: { readonly kind: 'person' } | { readonly kind: 'command'; readonly operator: string };
}

/** All that is written where an ask is handed on. */
export interface PlannedHandOn {
  readonly ask: Ask;
  /** Of whoever hands it on, and of whoever has it then. */
  readonly asked: { readonly before: Asked; readonly after: Asked };
  readonly message: Message;
  readonly slot: PlanSlot;
  readonly fact: HandedOn;
}

/** How long the message may stay unfinished before the sweep looks at it. Milliseconds. */
const patience = 120_000;

/** What is held back is looked at when its ask has surely been closed. Milliseconds. */
const heldLonger = 600_000;

/** The new message says what the old one says, in its language: the texts were rendered for that one. */
export function plannedHandOn(
  handing: HandingOn,
  { sha256, hmac }: Pick<Entropy, 'sha256' | 'hmac'>,
): PlannedHandOn {
  const { ask, asked, message: before, to, at, now, by } = handing;
  const { thing: from, record } = placeOf(before);
  const thing = messageId(sha256, { event: from, route: before.route, person: to.id });
  const ref = formatRef({ record, slice: 0, at, message: thing });
  const salt = hmac(before.salt, thing).slice(0, 16);
  return {
    ask: withLine(ask, asked.ref, ref),
    asked: {
      before: { ...asked, state: { kind: 'handed-on', to: ref, at } },
      after: { ref, ask: ask.id, person: to.id, standsFor: asked.person, state: { kind: 'open' } },
    },
    message: { ...copyOf(before), ref, person: to.id, member: to.company, salt, ...stateOf(handing) },
    slot: slotOf(handing, { record, thing, salt }, hmac),
    fact: {
      kind: 'handed-on',
      ...placeOf(before),
      ask: ask.id,
      to: to.id,
      by: by.kind,
      ...(by.kind === 'command' && { operator: by.operator }),
      notedAt: now,
    },
  };
}

/** They take the place in the line, and its turn. */
function withLine(ask: Ask, from: string, to: string): Ask {
  return ask.line === undefined ? ask : { ...ask, line: ask.line.map((ref) => (ref === from ? to : ref)) };
}

/** Before the turn has come in a sequential ask, the message is kept back as the other one was. */
function stateOf({ ask, asked, now }: HandingOn): MessageState {
  const { line, turn = 0 } = ask;
  const isTurn = line === undefined || line.indexOf(asked.ref) <= turn;
  return isTurn
    ? { status: 'queued', dueAt: now + patience }
    : { status: 'held', dueAt: askEnd(ask) + heldLonger };
}

/** Who has it now is a member of the channel, even if an event had named the other. */
function copyOf({
  event,
  route,
  channel,
  ask,
  template,
  language,
  parameters,
  priority,
  number,
  whenInDoubt,
  notAfter,
}: Message) {
  return {
    event,
    route,
    channel,
    template,
    language,
    parameters,
    attempt: 0,
    ...(ask !== undefined && { ask }),
    ...(priority !== undefined && { priority }),
    ...(number !== undefined && { number }),
    ...(whenInDoubt !== undefined && { whenInDoubt }),
    ...(notAfter !== undefined && { notAfter }),
  };
}

function slotOf(
  { asked, message, slot, to, at, timeZone }: HandingOn,
  { record, thing, salt }: { readonly record: string; readonly thing: string; readonly salt: string },
  hmac: Entropy['hmac'],
): PlanSlot {
  const { event, route, channel, template, language, parameters } = message;
  const digest = saltedDigest(hmac, salt, canonical({ template, language, parameters }));
  return {
    kind: 'slot',
    record,
    slice: 0,
    at,
    thing,
    event,
    route,
    person: to.id,
    channel,
    tell: slot.tell,
    day: zonedDay(at, timeZone),
    version: slot.version,
    standsFor: asked.person,
    plan: { kind: 'planned', template, language, timeZone: to.timeZone ?? timeZone, digest },
  };
}
