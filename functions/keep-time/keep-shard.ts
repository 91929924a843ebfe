import { keepPage } from './keep-page.ts';
import type { Keeping, Kept } from './keeping.ts';

/** Longer than a tick can run, so that a lease ends only where its tick is gone. Milliseconds. */
const lease = 60_000;

/**
 * Looks after one shard, page by page. An empty one costs one request; one that another tick holds is left to it. No
 * promise rests on the lease: it only saves two ticks from doing the same reads.
 */
export async function keepShard(shard: string, keeping: Keeping, kept: Kept[]): Promise<void> {
  const { ports, tools } = keeping;
  const now = tools.now();
  let page = await ports.due.find(shard, { until: now });
  if (page.things.length === 0 && page.next === undefined) return;
  const holder = tools.entropy.random();
  const held = await ports.leases.take({ name: shard, holder, now, until: now + lease });
  if (held === undefined) return;
  try {
    kept.push(...(await keepPage(page.things, keeping)));
    while (page.next !== undefined && tools.now() < keeping.until) {
      page = await ports.due.find(shard, { until: now, after: page.next });
      kept.push(...(await keepPage(page.things, keeping)));
    }
  } finally {
    await ports.leases.giveBack(held);
  }
}
