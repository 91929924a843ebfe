import type { AskedOf } from '#domain/asks/plan-ask';
import { routingId } from '#domain/identity';
import { type PlannedAsking, type Planning, planSlot } from '#domain/routing/plan-slot';
import { type Reached, reachedBy } from '#domain/routing/reached';
import { isAskedBy, reachedToAsk } from '#domain/routing/reached-to-ask';
import { findAudience, findDeputies } from './find-audience.ts';
import { type Excepting, exceptedFrom } from './excepted-from.ts';
import { openAsk } from './open-ask.ts';
import { refOf } from './ref-of.ts';
import type { Group, Reach } from './tell-people.ts';

/** Who is reached by a route, and what was opened for them where it asks. */
export interface Reaching {
  readonly planning: Planning;
  readonly reached: readonly Reached[];
}

/** Looks up who everybody is. What a route asks is opened here, before any of them is asked. */
export async function reachPeople(planning: Planning, group: Group, reach: Reach): Promise<Reaching> {
  const { ports, told } = reach;
  const found = await findAudience(group.addressees, ports.people);
  const excepting = await exceptedFrom(planning, reach);
  if (excepting === undefined) return { planning, reached: reachedBy(group.addressees, found, told) };
  const people = await findDeputies(found, planning.pinned.decidedAt, ports.people);
  const reached = reachedToAsk(planning, group.addressees, { people, told, excepted: excepting.excepted });
  const asking = await askingOf(planning, { ...group, reached, excepting }, reach);
  return { planning: { ...planning, asking }, reached };
}

interface AskedGroup extends Group {
  readonly reached: readonly Reached[];
  readonly excepting: Excepting;
}

/**
 * The ask of a notice in slices was opened with its header. Nothing is opened where nobody can be told: it would be in the way
 * of the next event, by when their numbers are put right.
 */
async function askingOf(planning: Planning, group: AskedGroup, reach: Reach): Promise<PlannedAsking> {
  const { excepting, slice } = group;
  const { pinned, route, record } = planning;
  const id = routingId(reach.tools.entropy.sha256, pinned.id, route.id);
  const found = await reach.ports.asks.find({ record, id });
  if (slice === 0) {
    const isOpened = found !== undefined || plannable(planning, group, reach).next().value !== undefined;
    if (!isOpened && excepting.refusal === undefined)
      return { ask: undefined, ...excepting, refusal: 'nobody-there' };
    return openAsk(planning, { ...askedOf(planning, group, reach), ...excepting }, reach);
  }
  return { ask: found && { id, deadline: found.value.deadline }, ...excepting };
}

/** Who cannot be told is missed all the same, but has no place in a line in which each waits for the one before. */
function askedOf(planning: Planning, group: AskedGroup, reach: Reach): AskedOf {
  const { slice } = group;
  const of = mayAnswer(planning, group).length;
  if (planning.route.ask?.mode.kind !== 'sequential') return { of };
  return {
    of,
    line: [...plannable(planning, group, reach)].map(({ addressee }) =>
      refOf(planning, addressee, { slice, ...reach }),
    ),
  };
}

function mayAnswer(planning: Planning, { reached, excepting: { excepted } }: AskedGroup): readonly Reached[] {
  const asks = isAskedBy(planning);
  return reached.filter(
    (one) =>
      asks(one) && isSomebody(one) && !excepted.has(one.person?.company ?? one.addressee.member.person),
  );
}

/** Of those who may answer whoever can be told, one after the other: for most the first is enough to know. */
function* plannable(planning: Planning, group: AskedGroup, { tools }: Reach): Generator<Reached> {
  for (const one of mayAnswer(planning, group))
    if (planSlot(planning, one, tools).plan.kind === 'planned') yield one;
}

/** A text that names nobody asks nobody, nor does one that means the manager of somebody who has none. */
function isSomebody({ addressee: { named }, duplicate, missing }: Reached): boolean {
  return !duplicate && named?.kind !== 'nobody' && missing !== 'no-manager';
}
