import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localTime } from '#infra/cli/moment';
import { personOf } from '#test/support/world';
import { writeCompany } from '../asks/purchase.ts';
import { cliWorld } from '../cli-world.ts';

const now = Date.parse('2026-11-22T12:00:00Z');
const world = await cliWorld({ now: () => now });
beforeAll(() => writeCompany(world));
afterAll(() => world.stop());

const absent = (...words: readonly string[]) =>
  world.run('person', 'absent', 'rui', '--by', 'HR desk', ...words);
const rui = personOf('rui').id;
const absence = async () => (await world.ports.people.find(rui))?.value.absence;

async function facts() {
  const partition = `P#${rui}`;
  const { items } = await world.store.query({ table: 'ledger', partition, limit: 100 });
  return items.filter(({ kind }) => kind === 'absence-changed');
}

describe('a person who is away', () => {
  it('is so for whole days of their branch, has a deputy, and a fact says so', async () => {
    const from = Date.parse('2026-12-21T00:00:00-03:00');
    const until = Date.parse('2027-01-03T00:00:00-03:00');
    const days = ['--from', '2026-12-21', '--until', '2027-01-02', '--deputy', 'ana'];
    expect(await absent(...days)).toEqual({
      code: 0,
      err: '',
      out: `RUI is away from ${localTime(from)} until ${localTime(until)}, ana answers for them`,
    });
    expect(await absence()).toEqual({ from, until, deputy: 'ana' });
    const deputy = personOf('ana').id;
    expect(await facts()).toMatchObject([{ to: 'absent', from, until, deputy, by: 'HR desk', at: now }]);
    expect(await absent(...days)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^RUI was already away/),
    });
    expect(await facts()).toHaveLength(1);
  });

  it('is away from now on where no start is given, for as long as a time says', async () => {
    expect(await absent('--until', '2026-11-22T18:00:00-03:00')).toMatchObject({ code: 0 });
    expect(await absence()).toEqual({ from: now, until: Date.parse('2026-11-22T21:00:00Z') });
  });

  it('can be back', async () => {
    await absent('--until', '2026-12-24');
    expect(await absent('--back')).toMatchObject({ code: 0, out: 'RUI is there' });
    expect(await absence()).toBeUndefined();
    expect((await facts()).at(-1)).toMatchObject({ kind: 'absence-changed' });
    expect(await absent('--back')).toMatchObject({ code: 0, out: 'RUI was already there' });
  });

  it.each([
    [[], 'say until when with --until'],
    [['--until', 'tomorrow'], 'is no day such as'],
    [['--until', '2026-02-30'], 'is no day such as'],
    [['--until', '2026-11-22T18:00'], 'no time with its zone'],
    [['--from', '2026-12-24', '--until', '2026-12-23'], '--until is not after --from'],
    [['--from', '2026-11-01', '--until', '2026-11-20'], '--until is over already'],
    [['--until', '2026-12-24', '--deputy', 'rui'], 'nobody is their own deputy'],
    [['--until', '2026-12-24', '--deputy', 'nobody'], 'nobody goes by the id of the deputy'],
    [['--back', '--until', '2026-12-24'], '--back goes without'],
  ])('is not, by %j: it is said in one line', async (words, said) => {
    const before = await absence();
    const { code, err } = await absent(...words);
    expect([code, err]).toEqual([2, expect.stringContaining(said)]);
    expect(await absence()).toEqual(before);
  });

  it('is somebody who goes by that id', async () => {
    expect(await world.run('person', 'absent', 'nobody', '--until', '2026-12-24')).toMatchObject({ code: 2 });
  });
});
