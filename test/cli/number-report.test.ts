import { expect, it } from 'vitest';
import { operatorTables } from '#adapters/tables/operator-tables';
import { reportOf } from '#infra/cli/number-report';
import { world } from '#test/support/world';
import { aMessage, aStory } from '../adapters/tables/samples.ts';

it('what is set aside is counted up to 500', async () => {
  const { ports, store, clock, tools } = world();
  const asked: string[] = [];
  const due: typeof ports.due = {
    ...ports.due,
    find: (shard, request) => {
      asked.push(shard);
      return ports.due.find(shard, request);
    },
  };
  const aside = { status: 'waiting', dueAt: clock.now, code: 190, stopped: true } as const;
  for (let made = 0; made < 1500; made += 1) {
    const { status: _, ...core } = aMessage(aStory());
    await ports.messages.plan({ ...core, ...aside });
  }
  const main = { name: 'main', perSecond: 80 };
  const key = 'a key that only this test knows';
  const seen = { ...ports, ...operatorTables(store, { ...tools, key }), due, now: clock.now };
  const { isStopped, lines } = await reportOf(main, { isFirst: true }, seen);
  expect([isStopped, lines]).toEqual([
    false,
    ['main, up to 80 a second: sends', '  500 messages or more set aside'],
  ]);
  expect(asked.length).toBeLessThan(32);
  expect((await reportOf(main, { isFirst: false }, seen)).lines).toHaveLength(1);
});
