import type { Ask } from '#domain/asks/ask';
import type { BusinessNumber } from '#domain/pace/business-number';
import { tooManyForOne } from '#domain/outbound/graph-errors';
import { advance, type Claim, type Message } from '#domain/messages/message';
import { placeOf } from '#domain/messages/message-place';
import type { OutboundContent, Recipient } from '#domain/outbound/outbound';
import type { Person } from '#domain/people/person';
import { type PersonPace, turnOf } from '#domain/pace/person-pace';
import { pauseOf, templatePaused } from '#domain/outbound/template-state';
import type { Versioned } from '#ports/records';
import { decide } from './decide.ts';
import { endMessage } from './end-message.ts';
import { setAside } from './pass-gate.ts';
import type { Sending, SendOutcome } from './sending.ts';

/** A message that is ours until its lease ends. */
export interface Claimed {
  readonly kind: 'claimed';
  readonly message: Message & { readonly status: 'sending' };
  /** The item's version after the claim. */
  readonly version: number;
  readonly to: Recipient;
  /** As they were when it was claimed; whoever is a stranger to us is none. */
  readonly person?: Person;
  readonly content: OutboundContent;
}

/** A message that nobody is sending. */
export type Unclaimed = Message & { readonly status: 'queued' | 'waiting' };

/** Asks whether the message may go now, and if so takes it for one attempt. */
export async function claim(
  found: Versioned<Unclaimed>,
  number: BusinessNumber,
  sending: Sending,
): Promise<Claimed | SendOutcome> {
  const { decision, line, person, template, ask } = await decide(found.value, number, sending);
  if (decision.kind === 'end') return endMessage(found, decision, sending);
  const now = sending.tools.now();
  const pause = decision.content.kind === 'template' ? pauseOf(template, now) : undefined;
  if (pause !== undefined) return setAside(found, { dueAt: pause, code: templatePaused }, sending);
  const turn = await turnInLine(found.value, { number, line }, sending);
  if (turn.kind === 'wait') {
    const inLine = { ...found, value: { ...found.value, inTurn: true as const } };
    return setAside(inLine, { dueAt: turn.until, code: tooManyForOne }, sending);
  }
  const lease: Claim = { id: sending.tools.entropy.random(), since: now, until: now + sending.tools.lease };
  const message = claimedBy(found.value, lease);
  if (!(await take(message, found.version, { ask, sending }))) return beaten(found, number, sending);
  const { to, content } = decision;
  return { kind: 'claimed', message, version: found.version + 1, to, content, ...(person && { person }) };
}

/**
 * A message that asks is claimed only while its ask is open. A reading is left out: no answer ends it, and thousands of
 * claims need not meet at one item.
 */
function take(
  message: Claimed['message'],
  from: number,
  { ask, sending: { ports } }: { ask: Ask | undefined; sending: Sending },
): Promise<boolean> {
  if (message.ask === undefined) return ports.messages.move(message, from);
  const open = ask?.kind === 'reading' ? undefined : { record: placeOf(message).record, id: message.ask };
  return ports.messages.claimToAsk(message, from, open);
}

/** Another worker has it; or, since it was looked at, its person has answered or its ask has ended. */
async function beaten(
  found: Versioned<Unclaimed>,
  number: BusinessNumber,
  sending: Sending,
): Promise<SendOutcome> {
  const overtaken = { kind: 'ignored', reason: 'overtaken' } as const;
  if (found.value.ask === undefined) return overtaken;
  const { decision } = await decide(found.value, number, sending);
  return decision.kind === 'end' ? endMessage(found, decision, sending) : overtaken;
}

/** Who has stood in the line already has the moment that was theirs; the others take one where there is a line. */
async function turnInLine(
  message: Unclaimed,
  { number, line }: { number: BusinessNumber; line: PersonPace | undefined },
  { ports, tools }: Sending,
): Promise<ReturnType<typeof turnOf>> {
  if (message.inTurn === true || turnOf(line, tools.now()).kind === 'go') return { kind: 'go' };
  const where = { number: number.name, person: message.person };
  return ports.paces.changePerson(where, (pace) => turnOf(pace, tools.now()));
}

/** The lease does not touch `dueAt`: the sweep finds the message then, and the lease tells it whether to wait. */
function claimedBy(message: Unclaimed, lease: Claim): Claimed['message'] {
  const state = { status: 'sending' as const, dueAt: message.dueAt, claim: lease };
  return { ...advance({ ...message, attempt: message.attempt + 1 }, state), ...state };
}
