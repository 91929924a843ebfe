import { describe, expect, it } from 'vitest';
import { memoryStore, quiet } from '#adapters/memory/store';
import { itemSize } from '#adapters/tables/store/item-size';
import { isCheck, type Item } from '#adapters/tables/store/store';
import { budgets } from '#test/support/budgets';
import { queued } from '#test/support/one-message';
import { counted, minute } from '#test/support/ticks';
import { applied, failedBy, statusOf } from '#test/support/updates';

/** A message that Meta has taken, and what its statuses ask the tables for. */
async function watched() {
  const puts: Item[] = [];
  const memory = memoryStore(quiet, { now: () => 0, random: () => 0.5 });
  const store = counted({
    ...memory,
    put: (...some) => {
      puts.push(...some.flatMap((write) => (isCheck(write) ? [] : [write.item])));
      return memory.put(...some);
    },
  });
  const { chasqui, ref } = await queued({
    store,
    meta: () => ({ kind: 'accepted', providerId: 'wamid.'.padEnd(128, 'x') }),
  });
  await chasqui.send(ref);
  /** The first of a number beats its heart as well. */
  await applied(chasqui, statusOf(chasqui, { ref }, { status: 'warning' }));
  const asked = async (status: Parameters<typeof statusOf>[2], attempt = 1) => {
    store.asked.splice(0);
    await applied(chasqui, statusOf(chasqui, { ref, attempt }, status));
    return store.asked.splice(0);
  };
  return { chasqui, ref, asked, puts };
}

describe('a status costs', () => {
  it('one write and no read, whichever it is', async () => {
    const { asked } = await watched();
    for (const status of ['sent', 'delivered', 'read', 'played', 'teleported'])
      expect(await asked({ status })).toEqual(['put']);
  });

  it('a read besides, where it may show that the message was taken twice', async () => {
    const { chasqui, asked } = await watched();
    expect(await asked({ status: 'delivered' }, 2)).toEqual(['put', 'query']);
    chasqui.clock.now += 2 * minute;
    await asked({ status: 'warned' });
    expect(await asked({ status: 'sent' })).toEqual(['put', 'query', 'put']);
    expect(await asked({ status: 'read' })).toEqual(['put']);
  });

  it('the words of a failure and what follows from it', async () => {
    const { asked } = await watched();
    expect(await asked(failedBy(131_026))).toEqual(['put', 'put', 'get', 'query']);
  });

  it('less than 1 KB, with its price, or with all the codes of a failure', async () => {
    const { chasqui, ref, asked, puts } = await watched();
    puts.splice(0);
    const word = 'x'.repeat(40);
    const providerId = 'wamid.'.padEnd(128, 'x');
    await asked({ providerId, price: { model: word, type: word, category: word, billable: true } });
    const errors = Array.from({ length: 9 }, () => ({ code: 2_388_299, title: 'x'.repeat(2000) }));
    await applied(chasqui, statusOf(chasqui, { ref }, { providerId, status: 'failed', errors }));
    const facts = puts.filter(({ kind }) => kind === 'status');
    expect(facts).toHaveLength(2);
    expect(facts.filter((item) => itemSize(item) >= budgets.itemBytes)).toEqual([]);
  });
});
