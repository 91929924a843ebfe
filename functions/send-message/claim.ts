import { type ClaimDecision, decideClaim } from '#domain/claim-decision';
import type { Ended } from '#domain/fact';
import { advance, type Claim, type Message } from '#domain/message';
import type { Phone } from '#domain/phone';
import { placeOf } from '#domain/message-place';
import type { Versioned } from '#ports/records';
import type { Sending, SendOutcome } from './sending.ts';

/** A message that is ours until its lease ends. */
export interface Claimed {
  readonly kind: 'claimed';
  readonly message: Message & { readonly status: 'sending' };
  /** The item's version after the claim. */
  readonly version: number;
  readonly phone: Phone;
}

/** A message that nobody is sending. */
export type Unclaimed = Message & { readonly status: 'queued' | 'waiting' };

/** Asks whether the message may go now, and if so takes it for one attempt. */
export async function claim(found: Versioned<Unclaimed>, sending: Sending): Promise<Claimed | SendOutcome> {
  const decision = await decide(found.value, sending);
  if (decision.kind === 'end') return end(found, decision, sending);
  const now = sending.tools.now();
  const lease: Claim = { id: sending.tools.entropy.random(), since: now, until: now + sending.tools.lease };
  const message = claimedBy(found.value, lease);
  const won = await sending.ports.messages.move(message, found.version);
  if (!won) return { kind: 'ignored', reason: 'overtaken' };
  return { kind: 'claimed', message, version: found.version + 1, phone: decision.phone };
}

async function decide(message: Message, { ports, tools }: Sending): Promise<ClaimDecision> {
  const version = await ports.workspaces.current();
  if (version === undefined) throw new Error('no workspace is applied');
  const [workspace, record, person] = await Promise.all([
    ports.workspaces.load(version),
    ports.records.find(placeOf(message).record),
    ports.people.find(message.person),
  ]);
  return decideClaim({ message, record: record?.value, person: person?.value, workspace, now: tools.now() });
}

/** The lease does not touch `dueAt`: the sweep finds the message then, and the lease tells it whether to wait. */
function claimedBy(message: Unclaimed, lease: Claim): Claimed['message'] {
  const state = { status: 'sending' as const, dueAt: message.dueAt, claim: lease };
  return { ...advance({ ...message, attempt: message.attempt + 1 }, state), ...state };
}

async function end(
  { value: message, version }: Versioned<Message>,
  { as, reason }: Extract<ClaimDecision, { kind: 'end' }>,
  { ports, tools }: Sending,
): Promise<SendOutcome> {
  const fact: Ended = {
    kind: 'ended',
    ...placeOf(message),
    as,
    reason,
    notedAt: tools.now(),
    attempt: message.attempt,
  };
  const won = await ports.messages.move(advance(message, { status: as, reason }), version, fact);
  return won ? { kind: 'ended', as, reason } : { kind: 'ignored', reason: 'overtaken' };
}
