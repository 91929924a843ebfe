import type { CallbackJob } from '#contracts/callback-job';
import type { Ask, Callback } from '#domain/asks/ask';
import type { CalledBack } from '#domain/facts/callback-fact';
import { type OutcomeEvent, outcomeEvent } from '#domain/outcomes/outcome-event';
import { outcomeFact } from '#domain/outcomes/outcome-fact';
import { callHost } from './call-host.ts';
import { callTask } from './call-task.ts';
import type { Call, CallBackPorts, CallBackTools, Called } from './calling.ts';

export type CallBackOutcome =
  | { readonly kind: 'called'; readonly way: CalledBack['way'] }
  | { readonly kind: 'refused'; readonly way: CalledBack['way']; readonly reason: string }
  | { readonly kind: 'beaten' }
  /** There is nothing to do, or it was done before. */
  | {
      readonly kind: 'nothing';
      readonly why: 'nobody-waits' | 'called-before' | 'not-open' | 'no-such-outcome';
    };

/** A job, and the how manieth delivery it is. */
export interface CallBackJob {
  readonly job: CallbackJob;
  readonly attempt: number;
}

/** Calls back whoever waits for an ask. Throws where it may work another time: then the queue brings the job again. */
export function callBack(ports: CallBackPorts, tools: CallBackTools) {
  return async ({ job, attempt }: CallBackJob): Promise<CallBackOutcome> => {
    const found = await ports.asks.find({ record: job.record, id: job.ask });
    const callback = found?.value.callback;
    if (found === undefined || callback === undefined) return { kind: 'nothing', why: 'nobody-waits' };
    const waiting = { ask: found.value, callback, attempt };
    return job.kind === 'heartbeat'
      ? beat(waiting, ports, tools)
      : tell({ ...waiting, fact: job.fact }, ports, tools);
  };
}

interface Waiting {
  readonly ask: Ask;
  readonly callback: Callback;
  readonly attempt: number;
}

async function beat(waiting: Waiting, ports: CallBackPorts, tools: CallBackTools): Promise<CallBackOutcome> {
  const { ask, callback } = waiting;
  if (callback.kind !== 'task') return { kind: 'nothing', why: 'nobody-waits' };
  if (ask.state.kind !== 'open') return { kind: 'nothing', why: 'not-open' };
  const answer = await ports.tasks.beat(callback.token);
  if (answer.kind === 'done') return { kind: 'beaten' };
  await ports.ledger.put({ ...factOf(waiting, answer, tools), of: 'heartbeat' });
  return { kind: 'refused', way: 'task', reason: answer.reason };
}

async function tell(
  waiting: Waiting & { readonly fact: string },
  ports: CallBackPorts,
  tools: CallBackTools,
): Promise<CallBackOutcome> {
  const { ask, callback } = waiting;
  if ((await ports.calledBacks.find(ask)) !== undefined) return { kind: 'nothing', why: 'called-before' };
  const event = await outcomeNamed(waiting.fact, ask, ports);
  if (event === undefined) return { kind: 'nothing', why: 'no-such-outcome' };
  const called = await call({ ask, callback, event }, ports, tools);
  await ports.ledger.put({ ...factOf(waiting, called, tools), of: 'outcome' });
  const { kind: way } = callback;
  return called.kind === 'done' ? { kind: 'called', way } : { kind: 'refused', way, reason: called.reason };
}

/** What decided or closed this ask, with the words that people said: those who wait are told them. */
async function outcomeNamed(
  name: string,
  { id }: Ask,
  { outcomes }: CallBackPorts,
): Promise<OutcomeEvent | undefined> {
  const fact = await outcomes.fact(name);
  if (fact === undefined || (fact.kind !== 'answered' && fact.kind !== 'ask-closed')) return undefined;
  const outcome = (fact.kind === 'answered' ? fact.ask : fact.thing) === id && outcomeFact(fact, []);
  return outcome ? outcomeEvent(outcome, await outcomes.about(outcome), 'told') : undefined;
}

function call({ callback, ...told }: Call, ports: CallBackPorts, tools: CallBackTools): Promise<Called> {
  return callback.kind === 'https'
    ? callHost({ ...told, callback }, ports, tools)
    : callTask({ ...told, callback }, ports);
}

function factOf(
  { ask, callback, attempt }: Waiting,
  called: Called,
  { now }: CallBackTools,
): Omit<CalledBack, 'of'> {
  const { record, at, id: thing } = ask;
  const { kind: as, status } = called;
  const why = called.kind === 'refused' ? { reason: called.reason } : {};
  const place = { kind: 'called-back' as const, record, slice: 0, at, thing, way: callback.kind };
  return { ...place, as, ...why, ...(status !== undefined && { status }), attempt, notedAt: now() };
}
