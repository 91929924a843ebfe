import type { AskedOf } from '#domain/asks/plan-ask';
import { routingId } from '#domain/identity';
import { type PlannedAsking, type Planning, planSlot } from '#domain/routing/plan-slot';
import { type Reached, reachedBy } from '#domain/routing/reached';
import { isAskedBy, reachedToAsk } from '#domain/routing/reached-to-ask';
import { findAudience, findDeputies } from './find-audience.ts';
import { exceptedFrom, openAsk } from './open-ask.ts';
import { refOf } from './ref-of.ts';
import type { Group, Reach } from './tell-people.ts';

/** Who is reached by a route, and what was opened for them where it asks. */
export interface Reaching {
  readonly planning: Planning;
  readonly reached: readonly Reached[];
}

/** Looks up who everybody is. What a route asks is opened here, before any of them is asked. */
export async function reachPeople(planning: Planning, group: Group, reach: Reach): Promise<Reaching> {
  const { ports, tools, told } = reach;
  const found = await findAudience(group.addressees, ports.people);
  const excepted = exceptedFrom(planning, tools);
  if (excepted === undefined) return { planning, reached: reachedBy(group.addressees, found, told) };
  const people = await findDeputies(found, planning.pinned.decidedAt, ports.people);
  const reached = reachedToAsk(planning, group.addressees, { people, told, excepted });
  const asking = await askingOf(planning, { ...group, reached, excepted }, reach);
  return { planning: { ...planning, asking }, reached };
}

interface AskedGroup extends Group {
  readonly reached: readonly Reached[];
  readonly excepted: ReadonlySet<string>;
}

/** The ask of a notice in slices was opened with its header. */
async function askingOf(planning: Planning, group: AskedGroup, reach: Reach): Promise<PlannedAsking> {
  const { excepted, slice } = group;
  if (slice === 0) return openAsk(planning, { ...askedOf(planning, group, reach), excepted }, reach);
  const { pinned, route, record } = planning;
  const id = routingId(reach.tools.entropy.sha256, pinned.id, route.id);
  const found = await reach.ports.asks.find({ record, id });
  return { ask: found && { id, deadline: found.value.deadline }, excepted };
}

/** Who cannot be told may answer all the same, but has no place in a line in which each waits for the one before. */
function askedOf(planning: Planning, { reached, excepted, slice }: AskedGroup, reach: Reach): AskedOf {
  const asks = isAskedBy(planning);
  const mayAnswer = reached.filter(
    (one) =>
      asks(one) && isSomebody(one) && !excepted.has(one.person?.company ?? one.addressee.member.person),
  );
  const of = mayAnswer.length;
  if (planning.route.ask?.mode.kind !== 'sequential') return { of };
  const planned = mayAnswer.filter((one) => planSlot(planning, one, reach.tools).plan.kind === 'planned');
  return { of, line: planned.map(({ addressee }) => refOf(planning, addressee, { slice, ...reach })) };
}

/** A text that names nobody asks nobody, nor does one that means the manager of somebody who has none. */
function isSomebody({ addressee: { named }, duplicate, missing }: Reached): boolean {
  return !duplicate && named?.kind !== 'nobody' && missing !== 'no-manager';
}
