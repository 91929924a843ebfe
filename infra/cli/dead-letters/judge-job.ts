import type { DeadLetter } from '#adapters/sqs/dead-letters';
import type { Instant } from '#domain/instant';
import type { Message } from '#domain/messages/message';
import { localTime } from '../moment.ts';
import { bareJudgement, givenUpIn, type Judgement, type JudgePorts, type Verdict } from './judgement.ts';

/** A job of the sender. Its message says whether it may go. */
export async function judgeJob(letter: DeadLetter, ref: string, ports: JudgePorts): Promise<Judgement> {
  const found = await ports.messages.find(ref);
  if (found === undefined) {
    const verdict = { kind: 'refuse', why: 'there is no such message', isFinished: true } as const;
    return { ...bareJudgement(letter), name: ref, ids: [letter.id, ref], verdict };
  }
  const message = found.value;
  const [facts, pinned] = await Promise.all([ports.ledger.ofMessage(ref), ports.events.find(message.event)]);
  const { source, detailType } = pinned?.body ?? {};
  return {
    ...bareJudgement(letter),
    ...givenUpIn(facts, letter),
    name: ref,
    ids: [letter.id, ref, message.event, message.route],
    about: source === undefined ? `of ${message.route}` : `of ${detailType} from ${source}`,
    ...(source !== undefined && { source }),
    verdict: verdictOn(message, ports.now()),
  };
}

/** Only a message that nobody sends and nobody has may go back: all else has gone out, ended, or may have gone out. */
function verdictOn(message: Message, now: Instant): Verdict {
  const { ref, number, priority } = message;
  const queued = { ref, ...(number !== undefined && { number }), ...(priority && { priority }) };
  switch (message.status) {
    case 'queued':
      return { kind: 'redrive', queued };
    case 'waiting':
      return message.dueAt <= now
        ? { kind: 'redrive', queued }
        : finished(`it waits until ${localTime(message.dueAt)} and goes then by itself`);
    case 'held':
      return finished('it waits for its turn in an ask');
    case 'sending':
      return message.claim.until <= now ? { kind: 'redrive', queued } : finished('it is being sent');
    case 'doubt':
      return finished('it is in doubt, which keep-time settles');
    case 'accepted':
      return finished('WhatsApp has accepted it');
    case 'failed':
    case 'cancelled':
    case 'expired':
      return finished(`it has ended: ${message.status} (${message.reason})`);
  }
}

function finished(why: string): Verdict {
  return { kind: 'refuse', why, isFinished: true };
}
