import { decideSetAside } from '#domain/messages/due-decision';
import type { Instant } from '#domain/instant';
import { withoutBacklog } from '#domain/pace/pace';
import type { DueThing } from '#ports/due';
import { actOn } from './act-on.ts';
import type { Keeping, Kept } from './keeping.ts';
import { lookAfterEach, type Work } from './look-after-each.ts';

/** An index may lag behind what was set aside just now: only after this long does empty mean empty. Milliseconds. */
const lagAllowance = 60_000;

/**
 * Gives messages that were set aside while their number was stopped back to its queues: all of them where it may send
 * again, one as a probe where it may be tried. What a tick does not manage, the next one does.
 */
export async function releaseSetAside(number: string, keeping: Keeping): Promise<readonly Kept[]> {
  const { ports, tools, until } = keeping;
  const { backlog, breaker } = await ports.paces.of(number);
  if (backlog === undefined || backlog.dueAt > tools.now()) return [{ kind: 'left' }];
  const kept: Kept[] = [{ kind: 'looked-at' }];
  for await (const things of asideOf(number, breaker === undefined ? Infinity : 1, keeping)) {
    if (tools.now() >= until) return kept;
    kept.push(...(await lookAfterEach(things, keeping, (thing) => release(thing, keeping))));
    if (breaker !== undefined && isAnyReleased(kept)) return kept;
  }
  const isQuiet = backlog.dueAt <= tools.now() - lagAllowance;
  if (isQuiet && !isAnyReleased(kept)) await forgetBacklog(number, backlog.dueAt, keeping);
  return kept;
}

/** What is set aside for a number, page by page, at most so many at a time. */
async function* asideOf(
  number: string,
  most: number,
  { ports, tools }: Keeping,
): AsyncGenerator<readonly DueThing[]> {
  const shards = [
    ...ports.due.asideShards(number),
    ...(number === tools.firstNumber ? ports.due.asideShards(undefined) : []),
  ];
  for (const shard of shards) {
    let after: { readonly after?: string } | undefined = {};
    while (after !== undefined) {
      const { things, next }: Awaited<ReturnType<typeof ports.due.find>> = await ports.due.find(shard, after);
      for (let from = 0; from < things.length; from += most) yield things.slice(from, from + most);
      after = next === undefined ? undefined : { after: next };
    }
  }
}

async function release(thing: DueThing, keeping: Keeping): Promise<readonly Work[]> {
  if (thing.kind !== 'message') throw new Error(`a ${thing.kind} is set aside, and only messages are`);
  const found = await keeping.ports.messages.find(thing.ref);
  if (found === undefined) return [{ kept: { kind: 'left' } }];
  return [await actOn(found, decideSetAside(found.value, keeping.tools.now()), keeping)];
}

function isAnyReleased(kept: readonly Kept[]): boolean {
  return kept.some(({ kind }) => kind === 'enqueued');
}

/** Unless somebody has set a message aside meanwhile. */
async function forgetBacklog(number: string, dueAt: Instant, { ports }: Keeping): Promise<void> {
  await ports.paces.change(number, (pace) =>
    pace.backlog?.dueAt === dueAt ? { pace: withoutBacklog(pace) } : {},
  );
}
