import { type Accepted, notSent, type Refused } from '#domain/fact';
import { meaningOf } from '#domain/graph-errors';
import { placeOf } from '#domain/message-place';
import { formatCallback } from '#domain/ref';
import type { SendAnswer } from '#domain/send-answer';
import type { OutboundTemplate } from '#ports/whatsapp';
import { applyAnswer } from './apply-answer.ts';
import type { Claimed } from './claim.ts';
import { doubt } from './doubt.ts';
import type { Sending, SendOutcome } from './sending.ts';

/** A call that failed before anything was flushed is made again at once, this often in all. */
const callsIfNotSent = 3;

/** One attempt: the call, the fact of its answer, the message's next status. */
export async function callOnce(claimed: Claimed, sending: Sending): Promise<SendOutcome> {
  const answer = await call(claimed, sending);
  if (answer.kind === 'doubt') return doubt(claimed, answer.reason, sending);
  const fact = answerFact(claimed, answer, sending);
  const standing = await sending.ports.ledger.put(fact);
  return applyAnswer({ value: claimed.message, version: claimed.version }, standing, sending);
}

async function call({ message, phone }: Claimed, { ports }: Sending): Promise<SendAnswer> {
  const outbound: OutboundTemplate = {
    to: phone,
    template: message.template,
    language: message.language,
    parameters: message.parameters,
    callback: formatCallback(message.ref, message.attempt),
  };
  let answer = await ports.whatsapp.send(outbound);
  for (let calls = 1; calls < callsIfNotSent && answer.kind === 'not-sent'; calls += 1) {
    answer = await ports.whatsapp.send(outbound);
  }
  return answer;
}

function answerFact(
  { message }: Claimed,
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
      return { kind: 'accepted', ...about, providerId: answer.providerId };
    case 'not-sent':
      return { kind: 'refused', ...about, code: notSent, means: 'retry' };
    case 'error':
      return {
        kind: 'refused',
        ...about,
        code: answer.code,
        ...(answer.subcode !== undefined && { subcode: answer.subcode }),
        httpStatus: answer.httpStatus,
        ...meaningOf(answer),
      };
  }
}
