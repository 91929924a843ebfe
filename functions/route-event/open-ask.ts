import type { Ask } from '#domain/asks/ask';
import { type AskedOf, exceptedBy, isReadable, plannedAsk } from '#domain/asks/plan-ask';
import { scopeOf } from '#domain/messages/message-parameters';
import type { AskInPlace, PlannedAsking, Planning } from '#domain/routing/plan-slot';
import { endAsks } from './end-asks.ts';
import type { RouteEventPorts, RouteEventTools } from './routing.ts';

interface Means {
  readonly ports: Pick<RouteEventPorts, 'asks' | 'records'>;
  readonly tools: RouteEventTools;
}

/** Who may not answer what a route asks; undefined where it asks nothing. */
export function exceptedFrom(planning: Planning, { text }: RouteEventTools): ReadonlySet<string> | undefined {
  const { ask: rule } = planning.route;
  return rule && exceptedBy(rule, { scope: scopeOf(planning), text });
}

/**
 * Opens what a route asks, before anybody is asked. Who comes later, by whatever delivery, goes on from the fact that
 * stands: the ask was opened, or another one of the same route about the same record was open then. Nothing is opened
 * where nobody is to be asked: of an event that repeats another, and where it cannot be told who may not answer.
 */
export async function openAsk(
  planning: Planning,
  { excepted, ...asked }: AskedOf & { readonly excepted: ReadonlySet<string> },
  { ports, tools }: Means,
): Promise<PlannedAsking> {
  const rule = planning.route.ask;
  if (
    planning.repeats === true ||
    (rule && !isReadable(rule, { scope: scopeOf(planning), text: tools.text }))
  )
    return { ask: undefined, excepted };
  const { ask, fact } = plannedAsk(planning, asked, { sha256: tools.entropy.sha256, text: tools.text });
  const again = rule?.again === true;
  const standing = await ports.asks.open(ask, fact, again ? { again } : {});
  if (standing.plan.kind === 'refused') return { ask: undefined, excepted };
  await endIfClosed(planning, { ports, tools });
  return { ask: await inPlace(ask, standing.plan.deadline, ports), excepted };
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
