import { decideSetAside } from '#domain/messages/due-decision';
import type { Instant } from '#domain/instant';
import { withBacklog, withoutBacklog } from '#domain/pace/pace';
import type { DueThing } from '#ports/due';
import { actOn } from './act-on.ts';
import type { Keeping, Kept } from './keeping.ts';
import { lookAfterEach, type Work } from './look-after-each.ts';

/** An index may lag behind what was set aside just now: only after this long does empty mean empty. Milliseconds. */
const lagAllowance = 60_000;

/**
 * So many go as the probe of a stopped number. One of them calls; those that would not go in any case end on the way,
 * and the others are set aside once more.
 */
const candidates = 50;

/**
 * Gives messages that were set aside while their number was stopped back to its queues: all of them where it may send
 * again, a few for a probe where it may be tried. What a tick does not manage, the next one does.
 */
export async function releaseSetAside(number: string, keeping: Keeping): Promise<readonly Kept[]> {
  const { ports, tools, until } = keeping;
  const { backlog, breaker } = await ports.paces.of(number);
  if (backlog === undefined || backlog.dueAt > tools.now()) return [{ kind: 'left' }];
  await handOver(number, keeping);
  const kept: Kept[] = [{ kind: 'looked-at' }];
  for await (const things of asideOf(number, breaker === undefined ? Infinity : candidates, keeping)) {
    if (tools.now() >= until) return kept;
    kept.push(...(await lookAfterEach(things, keeping, (thing) => release(thing, keeping))));
    if (breaker !== undefined && releasedOf(kept) >= candidates) return kept;
  }
  const isQuiet = backlog.dueAt <= tools.now() - lagAllowance;
  if (isQuiet && releasedOf(kept) === 0) await forgetBacklog(number, backlog.dueAt, keeping);
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

/**
 * What names no number goes from the first one, whichever that is by now. Where another was the first when it was set
 * aside, that one's row alone knows of it: from here on the row of the first does.
 */
async function handOver(number: string, { ports, tools }: Keeping): Promise<void> {
  const { firstNumber } = tools;
  if (number === firstNumber) return;
  const pages = await Promise.all(ports.due.asideShards(undefined).map((shard) => ports.due.find(shard)));
  if (pages.every(({ things }) => things.length === 0)) return;
  await ports.paces.change(firstNumber, (pace) =>
    pace.backlog === undefined ? { pace: withBacklog(pace, tools.now()) } : {},
  );
}

async function release(thing: DueThing, keeping: Keeping): Promise<readonly Work[]> {
  if (thing.kind !== 'message') throw new Error(`a ${thing.kind} is set aside, and only messages are`);
  const found = await keeping.ports.messages.find(thing.ref);
  if (found === undefined) return [{ kept: { kind: 'left' } }];
  return [await actOn(found, decideSetAside(found.value, keeping.tools.now()), keeping)];
}

function releasedOf(kept: readonly Kept[]): number {
  return kept.filter(({ kind }) => kind === 'enqueued').length;
}

/** Unless somebody has set a message aside meanwhile. */
async function forgetBacklog(number: string, dueAt: Instant, { ports }: Keeping): Promise<void> {
  await ports.paces.change(number, (pace) =>
    pace.backlog?.dueAt === dueAt ? { pace: withoutBacklog(pace) } : {},
  );
}
