import type { DeadLetter } from '#adapters/sqs/dead-letters';
import type { CallbackJob } from '#contracts/callback-job';
import type { Ask } from '#domain/asks/ask';
import { storyOfRecord } from '../story.ts';
import { bareJudgement, givenUpIn, type Judgement, type JudgePorts, type Verdict } from './judgement.ts';

const ever = { from: 0, to: Infinity };

/** A call to whoever waits for an ask: one that was made, or refused for good, is not made again. */
export async function judgeCall(
  letter: DeadLetter,
  { kind, record, ask: id }: CallbackJob,
  ports: JudgePorts,
): Promise<Judgement> {
  const ids = [letter.id, id, record];
  const ask = (await ports.asks.find({ record, id }))?.value;
  if (ask === undefined) {
    const verdict = { kind: 'refuse', why: 'there is no such ask', isFinished: true } as const;
    return { ...bareJudgement(letter), name: id, ids, verdict };
  }
  const facts = await storyOfRecord(record, ever, ports);
  const ofAsk = facts.filter((fact) => fact.kind === 'callback-set-aside' && fact.thing === id);
  return {
    ...bareJudgement(letter),
    ...givenUpIn(ofAsk, letter),
    name: id,
    ids: [...ids, ask.event, ask.route],
    about: kind === 'heartbeat' ? `sign of an ask of ${ask.route}` : `outcome of an ask of ${ask.route}`,
    verdict: kind === 'heartbeat' ? onSign(ask) : await onOutcome(ask, ports),
  };
}

function onSign({ state }: Ask): Verdict {
  return state.kind === 'open' ? { kind: 'redrive' } : finished('the ask is not open any more');
}

async function onOutcome(ask: Ask, { calledBacks }: JudgePorts): Promise<Verdict> {
  const made = await calledBacks.find(ask);
  if (made === undefined) return { kind: 'redrive' };
  return finished(made.as === 'done' ? 'it was called' : `it was refused for good (${made.reason})`);
}

function finished(why: string): Verdict {
  return { kind: 'refuse', why, isFinished: true };
}
