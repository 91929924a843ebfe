import { decideDoubt, type DoubtDecision } from '#domain/messages/doubt-decision';
import { type Doubtful, jobPatience } from '#domain/messages/due-decision';
import type { Ended, Resent, Settled } from '#domain/facts/message-fact';
import type { Instant } from '#domain/instant';
import { advance, type Message } from '#domain/messages/message';
import { placeOf } from '#domain/messages/message-place';
import type { Versioned } from '#ports/records';
import type { Work } from './look-after-each.ts';
import type { Keeping, Kept } from './keeping.ts';

/** Looks whether a doubt can be settled by now. Its next state and the fact of it go in one transaction. */
export async function lookAtDoubt(
  { value: message, version }: Versioned<Doubtful>,
  { ports, tools, heartbeatOf, paceOf }: Keeping,
): Promise<Work> {
  const [facts, heartbeat, { silence }] = await Promise.all([
    ports.ledger.ofMessage(message.ref),
    heartbeatOf(message.number),
    paceOf(message.number),
  ]);
  const now = tools.now();
  const decision = decideDoubt(message, { facts, heartbeat, silence, now });
  if (decision.kind === 'settle')
    await ports.messages.remember(decision.providerDigest, message.ref, decision.attempt);
  const { next, fact, kept, goesAgain } = consequence(message, decision, now);
  const won = await ports.messages.move(next, version, fact);
  if (!won) return { kept: { kind: 'left' } };
  if (kept.kind === 'settled') ports.meter.count('messages-accepted');
  if (kept.kind === 'ended') ports.meter.count('messages-failed');
  return { kept, ...(goesAgain === true && { job: message }) };
}

interface Consequence {
  readonly next: Message;
  readonly fact?: Settled | Resent | Ended;
  readonly kept: Kept;
  readonly goesAgain?: true;
}

function consequence(message: Doubtful, decision: DoubtDecision, now: Instant): Consequence {
  const about = { ...placeOf(message), attempt: message.attempt, notedAt: now };
  switch (decision.kind) {
    case 'settle': {
      const { attempt, providerDigest } = decision;
      const next = advance(message, { status: 'accepted', providerDigest });
      const fact = { kind: 'settled' as const, ...about, attempt, by: 'status' as const };
      return { next, fact, kept: { kind: 'settled' } };
    }
    case 'reconsider':
      return { next: later(message, now + jobPatience), kept: { kind: 'enqueued' }, goesAgain: true };
    case 'resend': {
      const { reason } = decision;
      const marked = reason === 'resent-unsure' ? { ...message, unsure: true as const } : message;
      const next = advance(marked, { status: 'queued', dueAt: now + jobPatience });
      const fact = { kind: 'resent' as const, ...about, reason };
      return { next, fact, kept: { kind: 'resent' }, goesAgain: true };
    }
    case 'look-later':
      return { next: later(message, decision.dueAt), kept: { kind: 'looked-at' } };
    case 'give-up': {
      const end = { reason: 'never-settled' as const };
      const next = advance(message, { status: 'failed', ...end });
      return { next, fact: { kind: 'ended', ...about, as: 'failed', ...end }, kept: { kind: 'ended' } };
    }
  }
}

function later(message: Doubtful, dueAt: Instant): Message {
  const { reason, since } = message;
  return advance(message, { status: 'doubt', dueAt, reason, since });
}
