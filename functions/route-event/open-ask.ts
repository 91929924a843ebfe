import type { Ask } from '#domain/asks/ask';
import { cancelled, endsWith } from '#domain/asks/end-ask';
import { type AskedOf, plannedAsk, whyUnexcepted } from '#domain/asks/plan-ask';
import { answersNeeded } from '#domain/asks/tally';
import { scopeOf } from '#domain/messages/message-parameters';
import type { AskInPlace, PlannedAsking, Planning } from '#domain/routing/plan-slot';
import { endAsks } from './end-asks.ts';
import type { Excepting } from './excepted-from.ts';
import type { RouteEventPorts, RouteEventTools } from './routing.ts';

interface Means {
  readonly ports: Pick<RouteEventPorts, 'asks' | 'records'>;
  readonly tools: RouteEventTools;
}

/**
 * Opens what a route asks, before anybody is asked. Who comes later, by whatever delivery, goes on from the fact that
 * stands: the ask was opened, or another one of the same route about the same record was open then. Nothing is opened
 * where nobody is to be asked: of an event that repeats another, and where it cannot be told who may not answer.
 */
export async function openAsk(
  planning: Planning,
  { excepted, refusal, ...asked }: AskedOf & Excepting,
  { ports, tools }: Means,
): Promise<PlannedAsking> {
  const rule = planning.route.ask;
  if (
    planning.repeats === true ||
    refusal !== undefined ||
    (rule && whyUnexcepted(rule, { scope: scopeOf(planning), text: tools.text }) !== undefined)
  )
    return { ask: undefined, excepted, ...(refusal !== undefined && { refusal }) };
  const means = { sha256: tools.entropy.sha256, text: tools.text };
  const { ask, fact } = plannedAsk(planning, { ...asked, excepted }, means);
  const again = rule?.again === true;
  const standing = await ports.asks.open(ask, fact, again ? { again } : {});
  if (standing.plan.kind === 'refused') return { ask: undefined, excepted };
  if (answersNeeded(ask.mode, ask.of) > ask.of) {
    await callOff(ask, { ports, tools });
    return { ask: undefined, excepted, refusal: 'undecidable' };
  }
  await endIfClosed(planning, { ports, tools });
  return { ask: await inPlace(ask, standing.plan.deadline, ports), excepted };
}

/** Nobody is asked what can never be decided. It is opened and called off, so that the process that waits hears of it. */
async function callOff({ record, id, at }: Ask, { ports, tools }: Means): Promise<void> {
  const all = await ports.asks.ofRecord(record);
  for (const { value, version } of all.filter((one) => one.value.id === id && endsWith(one.value, { at }))) {
    const { ask, fact } = cancelled(value, { reason: 'undecidable', at, now: tools.now() });
    // Where it is not written, another delivery of the event has called it off.
    await ports.asks.change({ ask: { value: ask, version }, fact });
  }
}

/** An event that closes the record may have come between the change of it and the ask: then it found none to call off. */
async function endIfClosed({ record, pinned }: Planning, means: Means): Promise<void> {
  const at = (await means.ports.records.find(record))?.value.closedAt;
  if (at === undefined || at <= pinned.decidedAt) return;
  await endAsks({ record, reason: 'record-closed', at }, means);
}

/** The line of a sequential ask is the one that it was opened with, whoever may be reached by now. */
async function inPlace(ask: Ask, deadline: number, { asks }: Means['ports']): Promise<AskInPlace> {
  const { id, record } = ask;
  if (ask.line === undefined) return { id, deadline };
  const found = await asks.find({ record, id });
  return { id, deadline, line: found?.value.line ?? ask.line };
}
