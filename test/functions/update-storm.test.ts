import { describe, expect, it } from 'vitest';
import { parseRef } from '#domain/ref';
import { noteFigure, timeFor, timesAsMany } from '#test/support/cases';
import { type Storm, storm } from '#test/support/storm';
import { wrongsOf } from '#test/support/storm-accounts';

/** 600 in an ordinary run, 12,000 in a proof. */
const many = 600 * timesAsMany;
const timeout = timeFor(120);
const hour = 3_600_000;

/** Where the ledger says of a message something else than Meta told of it. */
async function disagreements(weather: Storm, refs: readonly string[]): Promise<readonly string[]> {
  const { sky, ports } = weather;
  if (sky === undefined) throw new Error('no webhooks came');
  const facts = await weather.factsByThing();
  const wrong: string[] = [];
  for (const ref of refs) {
    const found = await ports.messages.find(ref);
    const own = facts.get(parseRef(ref)?.message ?? '') ?? [];
    const attempts = Array.from({ length: found?.value.attempt ?? 0 }, (_, place) => place + 1);
    const told = attempts.map((attempt) => [...sky.toldOf(ref, attempt)].toSorted());
    const put = attempts.map((attempt) =>
      own
        .flatMap((fact) => (fact.kind === 'status' && fact.attempt === attempt ? [fact.status] : []))
        .toSorted(),
    );
    if (JSON.stringify(told) !== JSON.stringify(put))
      wrong.push(`${ref}: told ${told.join()}, put ${put.join()}`);
    const taken = attempts.filter((_, place) => told[place]?.length !== 0).slice(1);
    const doubled = own.flatMap((fact) => (fact.kind === 'doubled' ? [fact.attempt] : []));
    if (doubled.join() !== taken.join())
      wrong.push(`${ref}: doubled ${doubled.join()} and not ${taken.join()}`);
  }
  return wrong;
}

describe('while messages leave and their statuses come as webhooks', () => {
  it.each([
    ['shuffled and told again, to workers that die', many, {}],
    [
      'with conflicting transactions, repeated writes and lagging indexes as well',
      many / 4,
      { faults: { indexLagMs: 2_000, conflictRate: 0.05, duplicateRate: 0.05 }, seed: 2 },
    ],
  ])('%s, the ledger and Meta agree to the last of them', { timeout }, async (_, count, more) => {
    const webhooks = { late: 20_000, again: 0.2, killed: 0.1 };
    const weather = await storm({ lost: 0.02, killed: 0.1, latencyMs: 400, webhooks, ...more });
    const refs = await weather.plan(count);
    await weather.settle(refs, 12 * hour);
    await weather.pass(hour);
    expect(await wrongsOf(weather, refs)).toEqual([]);
    expect(await disagreements(weather, refs)).toEqual([]);
    expect(await weather.count('settled', refs)).toBeGreaterThan(0);
  });

  it('half an hour late, each message that was sent twice for it is found', { timeout }, async (tried) => {
    const webhooks = { late: 1_800_000, again: 0.1, killed: 0.05 };
    const weather = await storm({ lost: 0.05, webhooks, seed: 3 });
    const refs = await weather.plan(many / 3);
    await weather.settle(refs, 12 * hour);
    await weather.pass(2 * hour);
    expect(await wrongsOf(weather, refs)).toEqual([]);
    expect(await disagreements(weather, refs)).toEqual([]);
    const doubled = await weather.count('doubled', refs);
    expect(doubled).toBeGreaterThan(0);
    noteFigure(tried, 'messages found doubled', doubled);
  });
});
