import { describe, expect, it } from 'vitest';
import { noteFigure, timeFor, timesAsMany } from '#test/support/cases';
import { type Storm, storm } from '#test/support/storm';
import { wrongsOf } from '#test/support/storm-accounts';

/** 600 in an ordinary run, 12,000 in a proof. */
const many = 600 * timesAsMany;
const timeout = timeFor(60);
const hour = 3_600_000;

const secondsOf = ({ meta: { acceptedAt } }: Storm) =>
  ((acceptedAt.at(-1) ?? 0) - (acceptedAt[0] ?? 0)) / 1000;
/** How many were accepted within one second at the most. */
const mostAtOnce = ({ meta: { acceptedAt } }: Storm) =>
  Math.max(...acceptedAt.map((from) => acceptedAt.filter((at) => at >= from && at < from + 1_000).length));
const refusals = ({ meta }: Storm) => Object.fromEntries(meta.codes);

describe('a storm of messages', () => {
  it.for([200, 400, 800])(
    'leaves at the limit of its number and never above it, at a latency of %d ms',
    { timeout },
    async (latencyMs, test) => {
      const weather = await storm({ latencyMs });
      const refs = await weather.plan(many);
      await weather.settle(refs, hour);
      expect(await wrongsOf(weather, refs)).toEqual([]);
      expect(refusals(weather)).toEqual({});
      expect(weather.meta.acceptedAt).toHaveLength(many);
      noteFigure(test, `seconds for ${many} messages`, secondsOf(weather));
      expect(secondsOf(weather) / (many / 80)).toBeLessThan(1.05);
    },
  );

  it(
    'leaves as near to the limit where Meta lets a number send a thousand a second',
    { timeout },
    async (test) => {
      const count = 2 * many;
      const weather = await storm({ numbers: [{ name: 'main', perSecond: 1000 }] });
      const refs = await weather.plan(count);
      await weather.settle(refs, hour);
      expect(await wrongsOf(weather, refs)).toEqual([]);
      expect(refusals(weather)).toEqual({});
      noteFigure(test, `seconds for ${count} messages`, secondsOf(weather));
      expect(secondsOf(weather)).toBeLessThan((count / 1000) * 1.05 + 0.1);
    },
  );

  it('lets urgent messages through within two seconds', { timeout }, async (test) => {
    const weather = await storm({ latencyMs: 400 });
    const refs = await weather.plan(many);
    const waits: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      await weather.pass(1_500);
      const plannedAt = weather.time.now();
      const urgent = await weather.plan(5, { priority: 'urgent' });
      await weather.settle(urgent, 10_000);
      for (const ref of urgent) waits.push((weather.meta.acceptedOf(ref) ?? Infinity) - plannedAt);
      refs.push(...urgent);
    }
    await weather.settle(refs, hour);
    noteFigure(test, 'longest wait of an urgent one, ms', Math.max(...waits));
    expect(Math.max(...waits)).toBeLessThanOrEqual(2_000);
    expect(await wrongsOf(weather, refs)).toEqual([]);
    expect(refusals(weather)).toEqual({});
  });

  it('lets a flood of urgent ones go first, and never more than the limit', { timeout }, async (test) => {
    const weather = await storm();
    const refs = await weather.plan(many);
    await weather.pass(2_000);
    const plannedAt = weather.time.now();
    const urgent = await weather.plan(many / 3, { priority: 'urgent' });
    await weather.settle([...urgent, ...refs], hour);
    expect(await wrongsOf(weather, [...refs, ...urgent])).toEqual([]);
    expect(refusals(weather)).toEqual({});
    expect(mostAtOnce(weather)).toBeLessThanOrEqual(80);
    const last = Math.max(...urgent.map((ref) => weather.meta.acceptedOf(ref) ?? Infinity));
    noteFigure(test, 'urgent ones a second beside the others', urgent.length / ((last - plannedAt) / 1000));
    expect(urgent.length / ((last - plannedAt) / 1000)).toBeGreaterThan(20);
  });

  it('finds the rate that people leave it who write to its number meanwhile', { timeout }, async (test) => {
    const weather = await storm();
    const refs = await weather.plan(2 * many);
    const from = weather.time.now();
    const isOver = () => weather.meta.acceptedAt.length === refs.length;
    const writing = async () => {
      for (; !isOver(); weather.meta.hear()) await weather.time.sleep(100);
    };
    void writing();
    await weather.settle(refs, hour);
    expect(await wrongsOf(weather, refs)).toEqual([]);
    const perSecond = refs.length / (((weather.meta.acceptedAt.at(-1) ?? Infinity) - from) / 1000);
    noteFigure(test, 'a second beside ten that people write', perSecond);
    expect(perSecond).toBeGreaterThan(50);
    expect(Object.keys(refusals(weather))).toEqual(['130429']);
  });

  it('of one number that Meta throttles leaves another untouched', { timeout }, async () => {
    const numbers = [
      { name: 'lisbon', perSecond: 80 },
      { name: 'austin', perSecond: 80, lets: 20 },
    ];
    const weather = await storm({ numbers });
    const [lisbon, austin] = [
      await weather.plan(many, { number: 'lisbon' }),
      await weather.plan(many / 4, { number: 'austin' }),
    ];
    const from = weather.time.now();
    await weather.settle(lisbon, hour);
    expect(await wrongsOf(weather, lisbon)).toEqual([]);
    const moments = lisbon.map((ref) => weather.meta.acceptedOf(ref) ?? Infinity);
    expect((Math.max(...moments) - Math.min(...moments)) / 1000 / (many / 80)).toBeLessThan(1.05);
    await weather.settle(austin, 24 * hour);
    expect(await wrongsOf(weather, [...lisbon, ...austin])).toEqual([]);
    expect(Object.keys(refusals(weather))).toEqual(['130429']);
    expect(weather.time.now() - from).toBeLessThan(24 * hour);
  });
});

describe('sixty messages at once to one person', () => {
  it('all arrive, in their turn', { timeout }, async () => {
    const weather = await storm();
    const refs = await weather.plan(60, { people: 1 });
    await weather.settle(refs, hour);
    expect(await wrongsOf(weather, refs)).toEqual([]);
    expect(weather.meta.acceptedAt).toHaveLength(60);
    expect(Object.keys(refusals(weather))).toEqual(['131056']);
    // The first of those in line hears it from Meta, and those who were on their way with it.
    expect(weather.meta.codes.get(131056)).toBeLessThanOrEqual(20);
  });
});

describe('while Meta is away', () => {
  it.each([
    ['for a quarter of an hour with nobody at the port', 'nobody', 0.25],
    ['for a quarter of an hour behind a proxy that says 503', 'proxy', 0.25],
    ['for a quarter of an hour with nothing that answers at all', 'hole', 0.25],
    ['for 72 hours with nobody at the port', 'nobody', 72],
  ] as const)('%s, nothing is lost and nothing doubled', { timeout }, async (_, how, hours) => {
    const weather = await storm();
    const refs = await weather.plan(many);
    await weather.pass(2_000);
    weather.meta.leave(how);
    await weather.pass(hours * hour);
    const before = weather.meta.acceptedAt.length;
    weather.meta.leave(undefined);
    const back = weather.time.now();
    await weather.settle(refs, 2 * hour);
    expect(await wrongsOf(weather, refs)).toEqual([]);
    expect(weather.meta.acceptedAt).toHaveLength(many);
    // The first probe may be a quarter of an hour away; from there on the backlog leaves at the limit.
    const after = weather.meta.acceptedAt.slice(before);
    const drained = ((after.at(-1) ?? 0) - (after[1] ?? 0)) / 1000;
    expect(after[0] ?? Infinity).toBeLessThan(back + 16 * 60_000);
    expect(drained).toBeLessThan((after.length / 80) * 1.05 + 70);
  });
});

describe('where workers die and answers get lost', () => {
  it('Meta and the ledger agree to the message', { timeout }, async (test) => {
    const weather = await storm({ lost: 0.02, killed: 0.1, latencyMs: 400 });
    const refs = await weather.plan(many);
    await weather.settle(refs, 12 * hour);
    expect(await wrongsOf(weather, refs)).toEqual([]);
    const settled = await weather.count('settled', refs);
    const resent = await weather.count('resent', refs);
    noteFigure(test, 'doubts settled', settled);
    noteFigure(test, 'sent once more, and said so', resent);
    expect(settled).toBeGreaterThan(0);
    expect(resent).toBeLessThan(settled);
  });

  it('also with conflicting transactions, repeated writes and lagging indexes', { timeout }, async (test) => {
    const faults = { indexLagMs: 2_000, conflictRate: 0.05, duplicateRate: 0.05 };
    const weather = await storm({ lost: 0.02, killed: 0.1, faults, seed: 2 });
    const refs = await weather.plan(many / 2);
    await weather.settle(refs, 12 * hour);
    expect(await wrongsOf(weather, refs)).toEqual([]);
    noteFigure(test, 'doubts settled', await weather.count('settled', refs));
  });
});
