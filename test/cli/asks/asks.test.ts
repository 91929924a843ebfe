import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entropy } from '#adapters/node/entropy';
import { giveAnswer } from '#infra/cli/asks/give-answer';
import { localTime } from '#infra/cli/moment';
import { cliWorld } from '../cli-world.ts';
import { hour, openedAt, type Purchase, submitPurchase, writeCompany } from './purchase.ts';

const clock = { now: openedAt + hour };
const world = await cliWorld({ now: () => clock.now });
const tools = { now: () => clock.now, entropy };

async function approves({ refOf }: Purchase, company: string): Promise<void> {
  const answer = { ref: refOf(company), option: 0, thing: `${company} says`, by: 'the test' };
  const said = [{ question: 'amount', text: '100', thing: answer.thing }];
  const { kind } = await giveAnswer({ ...answer, said }, { ports: world.ports, tools });
  if (kind !== 'counts') throw new Error(`it does not count: ${kind}`);
}

beforeAll(async () => {
  await writeCompany(world);
  await submitPurchase(world.ports, '882', { at: openedAt - 8 * hour });
  const open = await submitPurchase(world.ports, '881');
  const reading = { kind: 'reading', mode: { kind: 'everyone' }, route: 'seen', at: openedAt + 1 } as const;
  await submitPurchase(world.ports, '883', reading);
  await approves(open, 'ana');
  const decided = await submitPurchase(world.ports, '884');
  await approves(decided, 'rui');
  await approves(decided, 'eva');
});
afterAll(() => world.stop());

const rows = (out: string) => out.split('\n').map((line) => line.split(/ {2,}/));
const until = localTime(openedAt + 8 * hour);

describe('the asks that are open', () => {
  it('are listed with whose answer each waits for, what is due first in front', async () => {
    const { code, out, err } = await world.run('asks');
    expect([code, err]).toEqual([1, '']);
    expect(rows(out)).toEqual([
      ['record', 'asked', 'answers', 'until', 'state', 'waits for'],
      ['purchase/882', 'approval, 2 of 3', '0', localTime(openedAt), 'overdue', 'ANA, EVA, RUI'],
      ['purchase/881', 'approval, 2 of 3', '1 approve', until, 'open', 'EVA, RUI'],
      ['purchase/883', 'reading, everyone of 3', '0', until, 'open', 'ANA, EVA, RUI'],
      [''],
      ['3 open: 2 approvals, 1 reading, 1 overdue'],
    ]);
  });

  it('can be had of one channel, one person, or overdue alone', async () => {
    expect((await world.run('asks', '--channel', 'empty')).out).toBe('nothing is open');
    const ofAna = await world.run('asks', '--person', 'ana');
    expect(rows(ofAna.out).map(([record]) => record)).toEqual([
      'record',
      'purchase/882',
      'purchase/883',
      '',
      '2 open: 1 approval, 1 reading, 1 overdue',
    ]);
    const overdue = await world.run('asks', '--channel', 'helpdesk', '--overdue');
    expect(rows(overdue.out).slice(1, -2)).toHaveLength(1);
    expect(await world.run('asks', '--person', 'leo')).toEqual({ code: 0, out: 'nothing is open', err: '' });
  });

  it('of a record are there when they are decided, too', async () => {
    const { code, out } = await world.run('asks', '--record', 'purchase/884');
    expect(code).toBe(0);
    expect(rows(out)).toContainEqual([
      'purchase/884',
      'approval, 2 of 3',
      '2 approve',
      until,
      'approved by EVA',
    ]);
    expect(out).toMatch(/\n\nnothing is open$/);
  });

  it('can be read by a program', async () => {
    const { out } = await world.run('asks', '--record', 'purchase/881', '--json');
    expect(JSON.parse(out)).toMatchObject([
      {
        record: 'purchase/881',
        title: 'Purchase 881',
        kind: 'approval',
        mode: 'quorum',
        state: 'open',
        deadline: new Date(openedAt + 8 * hour).toISOString(),
        overdue: false,
        people: 3,
        needed: 2,
        tally: { approve: 1 },
        asked: [
          { person: 'ana0000000000000', name: 'ANA', state: 'answered', option: 'approve' },
          { name: 'EVA', state: 'open' },
          { name: 'RUI', state: 'open' },
        ],
      },
    ]);
  });

  it.each([
    [['--channel', 'helpdesk', '--person', 'ana'], 'name one of --channel, --person and --record'],
    [['--channel', 'nowhere'], 'the workspace in force has no channel of that name'],
    [['--person', '+15125559999'], 'nobody is known by that id or phone'],
    [['--record', 'purchase'], 'a record is named TYPE/KEY'],
  ])('%j is not understood, in one line', async (options, said) => {
    const { code, err } = await world.run('asks', ...options);
    expect([code, err]).toEqual([2, expect.stringContaining(said)]);
    expect(err).not.toContain('5559999');
  });
});
