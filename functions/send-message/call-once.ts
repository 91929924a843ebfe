import type { BusinessNumber } from '#domain/pace/business-number';
import { type Accepted, notSent, type Refused } from '#domain/facts/message-fact';
import { meaningOf, numberTooFast } from '#domain/outbound/graph-errors';
import { providerDigest } from '#domain/identity';
import { placeOf } from '#domain/messages/message-place';
import type { OutboundMessage } from '#domain/outbound/outbound';
import { formatCallback } from '#domain/ref';
import type { SendAnswer } from '#domain/outbound/send-answer';
import { applyAnswer } from './apply-answer.ts';
import type { Claimed } from './claim.ts';
import { learnFrom } from './learn-from.ts';
import { doubt } from './doubt.ts';
import type { Verdict } from './gate.ts';
import type { Passed } from './pass-gate.ts';
import type { Sending, SendOutcome } from './sending.ts';

/** A call that failed before anything was flushed is made again at once, this often in all. */
const callsIfNotSent = 3;

/** One attempt: the call, the fact of its answer, the message's next status. */
export async function callOnce(claimed: Claimed, passed: Passed, sending: Sending): Promise<SendOutcome> {
  const { number, probe } = passed;
  const answer = await call(claimed, number, sending);
  const { thing: message } = placeOf(claimed.message);
  if (answer.kind === 'doubt') {
    await sending.gate.heard({ number, probe, message, verdict: { kind: 'nothing' } });
    return doubt(claimed, answer.reason, sending);
  }
  const fact = answerFact(claimed, answer, sending);
  const standing = await sending.ports.ledger.put(fact);
  await sending.gate.heard({ number, probe, message, verdict: verdictOf(standing) });
  const outcome = await applyAnswer({ value: claimed.message, version: claimed.version }, standing, sending);
  if (answer.kind === 'accepted') await learnFrom(answer, claimed, sending);
  return outcome;
}

/** What the answer to one message says of its number. */
function verdictOf(answer: Accepted | Refused): Verdict {
  if (answer.kind === 'accepted') return { kind: 'through' };
  if (answer.means === 'stop-number') return { kind: 'stop', code: answer.code };
  if (answer.code === notSent) return { kind: 'nothing' };
  return answer.code === numberTooFast ? { kind: 'too-fast' } : { kind: 'through' };
}

async function call(
  { message, to, content }: Claimed,
  number: BusinessNumber,
  { ports }: Sending,
): Promise<SendAnswer> {
  const outbound: OutboundMessage = {
    number: number.id,
    to,
    content,
    callback: formatCallback(message.ref, message.attempt),
  };
  let answer = await ports.whatsapp.send(outbound);
  for (let calls = 1; calls < callsIfNotSent && answer.kind === 'not-sent'; calls += 1) {
    answer = await ports.whatsapp.send(outbound);
  }
  return answer;
}

function answerFact(
  { message, content }: Claimed,
  answer: Exclude<SendAnswer, { kind: 'doubt' }>,
  { tools }: Sending,
): Accepted | Refused {
  const about = {
    ...placeOf(message),
    attempt: message.attempt,
    claimedAt: message.claim.since,
    answeredAt: tools.now(),
  };
  switch (answer.kind) {
    case 'accepted':
      return {
        kind: 'accepted',
        ...about,
        providerDigest: providerDigest(tools.entropy.sha256, answer.providerId),
      };
    case 'not-sent':
      return { kind: 'refused', ...about, code: notSent, means: 'retry' };
    case 'error':
      return {
        kind: 'refused',
        ...about,
        code: answer.code,
        ...(answer.subcode !== undefined && { subcode: answer.subcode }),
        httpStatus: answer.httpStatus,
        ...meaningOf(answer, {
          attempt: message.attempt,
          content: content.kind === 'template' ? 'template' : 'free-form',
        }),
      };
  }
}
