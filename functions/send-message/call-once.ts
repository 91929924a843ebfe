import { type Accepted, notSent, type Refused } from '#domain/facts/message-fact';
import { type GraphMeaning, meaningOf, numberTooFast, troubleOf } from '#domain/outbound/graph-errors';
import { providerDigest } from '#domain/identity';
import { placeOf } from '#domain/messages/message-place';
import type { Person } from '#domain/people/person';
import type { OutboundMessage } from '#domain/outbound/outbound';
import { formatCallback } from '#domain/ref';
import type { GraphError, SendAnswer } from '#domain/outbound/send-answer';
import { applyAnswer } from './apply-answer.ts';
import type { Claimed } from './claim.ts';
import { learnFrom } from './learn-from.ts';
import { doubt } from './doubt.ts';
import type { Verdict } from './listen.ts';
import type { Passed } from './pass-gate.ts';
import type { Sending, SendOutcome } from './sending.ts';

/** A call that failed before anything was flushed is made again at once, this often in all, where it failed at once. */
const callsIfNotSent = 3;
const atOnce = 1_000;

/** One attempt: the call, the fact of its answer, the message's next status. */
export async function callOnce(claimed: Claimed, passed: Passed, sending: Sending): Promise<SendOutcome> {
  const { number, probe } = passed;
  const answer = await call(claimed, passed, sending);
  const { thing: message } = placeOf(claimed.message);
  const told = { number, probe, message, begun: claimed.message.claim.since };
  if (answer.kind === 'doubt') {
    await sending.gate.heard({ ...told, verdict: nothing });
    return doubt(claimed, answer.reason, sending);
  }
  const fact = answerFact({ ...claimed, probe }, answer, sending);
  const standing = await sending.ports.ledger.put(fact);
  await sending.gate.heard({ ...told, verdict: verdictOf(standing) });
  const outcome = await applyAnswer({ value: claimed.message, version: claimed.version }, standing, sending);
  if (answer.kind === 'accepted') await learnFrom(answer, claimed, sending);
  return outcome;
}

const nothing: Verdict = { kind: 'in-vain', code: notSent, perhapsOwn: false };

/** What the answer to one message says of its number. */
function verdictOf(answer: Accepted | Refused): Verdict {
  if (answer.kind === 'accepted') return { kind: 'through' };
  const { code } = answer;
  if (code === notSent) return nothing;
  const trouble = troubleOf(answer);
  if (trouble !== undefined) return { kind: 'in-vain', code, perhapsOwn: trouble === 'perhaps' };
  if (answer.means === 'stop-number') return { kind: 'stop', code };
  return code === numberTooFast ? { kind: 'too-fast' } : { kind: 'through' };
}

async function call(
  { message, to, content, person }: Claimed,
  { number, probe }: Passed,
  { ports, tools }: Sending,
): Promise<SendAnswer> {
  const outbound: OutboundMessage = {
    number: number.id,
    to,
    content,
    callback: formatCallback(message.ref, message.attempt, {
      ...(isNamed(person) && { named: true }),
      ...(probe && { probe: true }),
    }),
  };
  for (let calls = 1; ; calls += 1) {
    const from = tools.now();
    const answer = await ports.whatsapp.send(outbound);
    const mayAgain = calls < callsIfNotSent && tools.now() - from < atOnce;
    if (answer.kind !== 'not-sent' || !mayAgain) return answer;
  }
}

/** Of a message that goes to a phone only the statuses tell Meta's name for the person. */
function isNamed(person: Person | undefined): boolean {
  return person?.userIds !== undefined;
}

function answerFact(
  { message, content, probe }: Claimed & Pick<Passed, 'probe'>,
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
        ...meaningFor({ attempt: message.attempt, content, probe }, answer),
      };
  }
}

/** A probe that finds Meta unwell is set aside with the others, however often it was tried: it need not be its fault. */
function meaningFor(
  { attempt, content: { kind }, probe }: Pick<Claimed, 'content'> & { attempt: number; probe: boolean },
  answer: GraphError,
): GraphMeaning {
  if (probe && troubleOf(answer) !== undefined) return { means: 'stop-number' };
  return meaningOf(answer, { attempt, content: kind === 'template' ? 'template' : 'free-form' });
}
