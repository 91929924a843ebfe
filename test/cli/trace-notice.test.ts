import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entropy } from '#adapters/node/entropy';
import type { RecordFact } from '#domain/facts/fact';
import { recordId } from '#domain/identity';
import { cliWorld } from './cli-world.ts';

const at = Date.parse('2026-11-20T13:42:05Z');
const world = await cliWorld({ now: () => Date.parse('2026-11-22T12:00:00Z') });
const record = recordId(entropy.sha256, 'notice', 'plant-closed');
const event = 'e'.repeat(22);
const ofRoute = { record, at, event, route: 'all-hands' };
const notice = { ...ofRoute, thing: 'n'.repeat(16) };
const maria = 'p'.repeat(16);

const header: RecordFact = {
  kind: 'notice-sliced',
  ...notice,
  slice: 0,
  channel: 'everybody',
  day: '2026-11-20',
  version: 'v1',
  people: 401,
  slices: 3,
};
const told = (slice: number, planned: number, suppressed: number): RecordFact => ({
  kind: 'slice-told',
  ...notice,
  slice,
  planned,
  suppressed,
  elsewhere: 0,
});
const slot: RecordFact = {
  kind: 'slot',
  ...ofRoute,
  slice: 2,
  thing: 'm'.repeat(16),
  person: maria,
  channel: 'everybody',
  tell: 0,
  day: '2026-11-20',
  version: 'v1',
  plan: {
    kind: 'planned',
    template: 'plant_closed',
    language: 'en',
    timeZone: 'UTC',
    digest: 'd'.repeat(16),
  },
};

beforeAll(async () => {
  const { ledger, people } = world.ports;
  for (const fact of [header, told(1, 198, 2), slot, told(2, 200, 0)]) await ledger.put(fact);
  await people.save(
    {
      id: maria,
      company: 'maria',
      name: 'Maria José',
      language: 'en',
      branch: 'b',
      consent: { kind: 'unknown' },
    },
    0,
    { kind: 'person-imported', person: maria, at, thing: maria, changed: [], consent: 'unknown' },
  );
});
afterAll(() => world.stop());

describe('trace of a notice in slices', () => {
  it('says how far it has come, and where its people are', async () => {
    const { out } = await world.run('trace', '--record', 'notice/plant-closed');
    expect(out).toContain(
      'a notice to 401 people, in 3 slices; 2 of them done so far: 398 to be told, 2 kept back',
    );
    expect(out).toMatch(/who was to be told is in the slices: --slice NUMBER, or --person ID/);
  });

  it('says when all of it is done', async () => {
    await world.ports.ledger.put(told(3, 1, 0));
    const { out } = await world.run('trace', '--record', 'notice/plant-closed');
    expect(out).toContain('all of them done: 399 to be told, 2 kept back');
  });

  it('tells the story of one slice', async () => {
    const { out } = await world.run('trace', '--record', 'notice/plant-closed', '--slice', '2');
    expect(out).toContain('Maria José');
    expect(out).toContain('slice 2: 200 planned, 0 kept back');
    expect(out).toMatch(/1 to be told: 1 queued$/);
  });

  it('tells one of its people what they were told', async () => {
    const { out } = await world.run('trace', '--person', 'maria');
    expect(out).toContain('to be told with plant_closed in en');
    expect(out).not.toContain('slice');
  });

  it.each([
    [['--record', 'a/b', '--slice', '0'], 'a slice is named by its number'],
    [['--record', 'a/b', '--slice', 'two'], 'a slice is named by its number'],
    [['--person', 'maria', '--slice', '2'], '--slice goes with --record'],
  ])('understands no slice but a number: %j', async (options, said) => {
    const { code, err } = await world.run('trace', ...options);
    expect([code, err]).toEqual([2, expect.stringContaining(said)]);
  });
});
