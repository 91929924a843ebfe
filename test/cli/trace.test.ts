import { PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cliWorld } from './cli-world.ts';
import { openedAt, ticket, writeTicketStory } from './ticket-story.ts';

const world = await cliWorld({ now: () => Date.parse('2026-11-22T12:00:00Z') });
beforeAll(() => writeTicketStory(world.ports));
afterAll(() => world.stop());

const words = (out: string) => out.split('\n').map((line) => line.split(/ {2,}/).slice(1).join(' | '));

describe('trace of a record', () => {
  it('tells its story in the order in which it happened, and how each message stands', async () => {
    const { code, out } = await world.run('trace', '--record', 'ticket/T-1042');
    expect(code).toBe(0);
    expect(words(out)).toEqual([
      'who | channel | route | what | attempt',
      'record opened by TicketOpened from helpdesk: stage, priority',
      'Maria José | helpdesk | new-ticket | to be told with ticket_opened in en',
      '水野 圭子 | helpdesk | new-ticket | to be told with ticket_opened in en',
      'Rui \u{fffd}[31mCosta | helpdesk | new-ticket | not told: does not want to be written to, or not about this (opted-out)',
      '水野 圭子 | helpdesk | new-ticket | refused 131026: for good | 1',
      '水野 圭子 | helpdesk | new-ticket | failed: Meta cannot deliver to this phone | 1',
      'Maria José | helpdesk | new-ticket | accepted by WhatsApp | 1',
      '',
      '',
    ]);
    expect(out).toMatch(/\n3 to be told: 1 accepted, 1 failed \(undeliverable\), 1 not told \(opted-out\)$/);
    expect(out).not.toContain('5550');
  });

  it('gives the facts themselves with --json, with times as ISO 8601', async () => {
    const { out } = await world.run('trace', '--record', 'ticket/T-1042', '--json');
    const facts: readonly { readonly [field: string]: unknown }[] = JSON.parse(out);
    expect(facts).toHaveLength(7);
    expect(facts.at(-1)).toMatchObject({
      time: '2026-11-20T13:42:07.000Z',
      kind: 'accepted',
      providerDigest: 'd'.repeat(22),
    });
  });

  it('keeps to the period asked for', async () => {
    const from = new Date(openedAt + 1550).toISOString();
    const { out } = await world.run('trace', '--record', 'ticket/T-1042', '--from', from, '--json');
    expect(JSON.parse(out)).toHaveLength(2);
    expect(await world.run('trace', '--record', 'ticket/T-9')).toMatchObject({
      code: 0,
      out: 'no facts in this period',
    });
  });
});

describe('trace of a person', () => {
  it.each(['keiko', '+1 512 555-0143'])('finds them as %s and tells what they were told', async (alias) => {
    const { code, out } = await world.run('trace', '--person', alias);
    expect(code).toBe(0);
    expect(words(out).slice(1, 4)).toEqual([
      '水野 圭子 | helpdesk | new-ticket | to be told with ticket_opened in en',
      '水野 圭子 | helpdesk | new-ticket | refused 131026: for good | 1',
      '水野 圭子 | helpdesk | new-ticket | failed: Meta cannot deliver to this phone | 1',
    ]);
    expect(out).toMatch(/\n1 to be told: 1 failed \(undeliverable\)$/);
  });

  it('goes back 30 days unless told otherwise', async () => {
    const late = ['--from', '2026-11-21', '--to', '2026-11-21'];
    expect(await world.run('trace', '--person', 'keiko', ...late)).toMatchObject({
      out: 'no facts in this period',
    });
    expect((await world.run('trace', '--person', 'keiko', '--from', '2026-01-01')).out).toContain(
      '1 to be told',
    );
  });
});

describe('what trace does not understand', () => {
  it.each([
    [[], 'name either a record'],
    [['--record', 'a/b', '--person', 'c'], 'name either a record'],
    [['--record', 'T-1042'], 'a record is named TYPE/KEY'],
    [['--person', 'keiko', '--from', 'yesterday'], 'is no day such as'],
    [['--person', 'keiko', '--from', '2026-11-22', '--to', '2026-11-01'], '--from is after --to'],
    [['--person', '+15125559999'], 'nobody is known by that id or phone'],
  ])('is said in one line: %j', async (options, said) => {
    const { code, err } = await world.run('trace', ...options);
    expect([code, err]).toEqual([2, expect.stringContaining(said)]);
    expect(err).not.toContain('5559999');
  });
});

describe('a ledger that was tampered with', () => {
  it('is told by the fact’s name, and ends with 3', async () => {
    const { client, names } = world.engine;
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: names.ledger,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: `R#${ticket}` } },
      }),
    );
    const refused = Items.find(({ kind }) => kind?.S === 'refused');
    await client.send(
      new PutItemCommand({ TableName: names.ledger, Item: { ...refused, code: { N: '131047' } } }),
    );
    const { code, out, err } = await world.run('trace', '--record', 'ticket/T-1042');
    expect([code, out]).toEqual([3, '']);
    expect(err).toContain(refused?.['sk']?.S);
  });
});
