import { expect, it } from 'vitest';
import { operatorTables } from '#adapters/tables/operator-tables';
import { anyNumber } from '#domain/facts/upkeep-fact';
import { accountReport, reportOf } from '#infra/cli/number-report';
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

it('news of the account are told for a day, in words', async () => {
  const { ports, store, clock, tools } = world();
  const key = 'a key that only the tests know';
  const { numberFacts } = operatorTables(store, { ...tools, key });
  const seen = { numberFacts, now: clock.now };
  expect(await accountReport(seen)).toEqual([]);
  const about = { number: anyNumber, at: clock.now - 1000, seenAt: clock.now, account: '1' };
  const template = { ...about, kind: 'template-news', template: 'ticket_opened', language: 'en' } as const;
  await ports.ledger.put({ ...template, thing: 'a', about: 'status', to: 'PAUSED', reason: 'FIRST_PAUSE' });
  await ports.ledger.put({ ...template, thing: 'b', about: 'quality', from: 'GREEN', to: 'RED' });
  const restricted = { field: 'account_update', event: 'ACCOUNT_RESTRICTION', details: ['RESTRICTED'] };
  await ports.ledger.put({ ...about, ...restricted, kind: 'number-news', thing: 'c' });
  const { account: _, ...foreign } = about;
  const day = clock.now - (clock.now % 86_400_000);
  await ports.ledger.put({
    ...foreign,
    kind: 'foreign-update',
    at: day,
    thing: 'd',
    reason: 'number-unknown',
    id: '999',
  });
  expect((await accountReport(seen)).map((line) => line.replace(/^.*?  (?=\S)(.*?)  /, ''))).toEqual([
    'the account',
    'a webhook told of a number that is not deployed (999)',
    'template ticket_opened in en: status PAUSED (FIRST_PAUSE)',
    'template ticket_opened in en: quality GREEN to RED',
    'account_update: ACCOUNT_RESTRICTION, RESTRICTED',
  ]);
  expect(await accountReport({ ...seen, now: clock.now + 86_400_001 })).toEqual([]);
});
