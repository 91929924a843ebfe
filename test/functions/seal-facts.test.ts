import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allFacts } from '#domain/archive/archive-key';
import { hoursFrom, startOf } from '#domain/archive/hour';
import type { Objects } from '#ports/objects';
import {
  archiveWorld as world,
  chainFaults,
  hours,
  keys,
  line,
  minute,
  sealOf,
  ten,
} from '#test/support/archive-world';

describe('an hour', () => {
  it('is sealed ten minutes after it ended, with all that came in it', async () => {
    const of = world({ at: ten + 5 * minute });
    await of.take({ sequence: '7', lines: [line('a')] });
    await of.take({ sequence: '9', lines: [line('b')] });
    of.clock.now = ten + 69 * minute;
    expect(await of.seal()()).toEqual({ kind: 'sealed', sealed: 0, left: false });
    of.clock.now = ten + 70 * minute;
    expect(await of.seal()()).toEqual({ kind: 'sealed', sealed: 1, left: false });
    expect(sealOf(of, '2026-11-22T10')?.objects.map(({ key }) => key)).toEqual(keys(of, allFacts));
    expect(of.meter.of('hours-sealed')).toBe(1);
  });

  it('is sealed though nothing came, and names the hour before', async () => {
    const of = world({ at: ten + 70 * minute });
    await of.seal()();
    of.clock.now += 3 * 60 * minute;
    expect(await of.seal()()).toMatchObject({ sealed: 3 });
    expect(hours(of)).toEqual(['2026-11-22T10', '2026-11-22T11', '2026-11-22T12', '2026-11-22T13']);
    expect(sealOf(of, '2026-11-22T10')?.previous).toBeNull();
    expect(chainFaults(of)).toEqual([]);
  });

  it('is sealed later where a run has no time left', async () => {
    const of = world({ at: ten + 70 * minute, time: 2 });
    await of.seal()();
    of.clock.now += 24 * 60 * minute;
    const slow: Objects = {
      ...of.archive,
      put: (...given) => {
        of.clock.now += 1;
        return of.archive.put(...given);
      },
    };
    expect(await of.seal(slow)()).toEqual({ kind: 'sealed', sealed: 2, left: true });
    expect(await of.seal(slow)()).toMatchObject({ sealed: 2, left: true });
    expect(chainFaults(of)).toEqual([]);
  });

  it('is found after an outage of days', async () => {
    const of = world({ at: ten + 70 * minute, page: 20 });
    await of.seal()();
    of.clock.now = startOf(hoursFrom('2026-11-22T10', 100)) + 70 * minute;
    expect(await of.seal()()).toMatchObject({ sealed: 100 });
    expect(hours(of)).toHaveLength(101);
    expect(chainFaults(of)).toEqual([]);
  });

  it('of the oldest facts begins the chain', async () => {
    const of = world();
    await of.take({ sequence: '7', lines: [line('a')] });
    of.clock.now = ten + 3 * 60 * minute + 10 * minute;
    expect(await of.seal()()).toMatchObject({ sealed: 3 });
    expect(hours(of)[0]).toBe('2026-11-22T10');
  });

  it('begins the chain with the one that just ended where something else lies among the facts', async () => {
    const of = world({ at: ten + 70 * minute });
    await of.archive.put('facts/0', new Uint8Array(), { contentType: 'text/plain' });
    await of.seal()();
    expect(hours(of)).toEqual(['2026-11-22T10']);
  });

  it('is sealed with all its objects where they are more than a page of a listing', async () => {
    const of = world({ page: 10 });
    for (let number = 0; number < 25; number += 1) {
      await of.take({ sequence: `${number}`, lines: [line(`${number}`)] });
    }
    of.clock.now = ten + 70 * minute;
    await of.seal()();
    expect(sealOf(of, '2026-11-22T10')?.objects).toHaveLength(25);
  });

  it('whose seal vanishes under the hands of the sealer stops the run', async () => {
    const of = world({ at: ten + 70 * minute });
    const archive: Objects = { ...of.archive, put: async () => 'exists' };
    await expect(of.seal(archive)()).rejects.toThrow('the seal of 2026-11-22T10 was there and is gone');
  });
});

describe('whatever happens at the same time', () => {
  const step = fc.oneof(
    fc.record({
      kind: fc.constant('deliver' as const),
      from: fc.nat(30),
      count: fc.integer({ min: 1, max: 6 }),
    }),
    fc.record({ kind: fc.constant('pass' as const), minutes: fc.integer({ min: 1, max: 130 }) }),
    fc.record({ kind: fc.constant('seal' as const), sealers: fc.integer({ min: 1, max: 3 }) }),
  );

  it('every fact that was delivered is sealed, and the chain is whole', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const of = world();
        const delivered = new Set<string>();
        for (const one of steps) {
          if (one.kind === 'pass') of.clock.now += one.minutes * minute;
          else if (one.kind === 'seal')
            await Promise.all(Array.from({ length: one.sealers }, () => of.seal()()));
          else {
            const ids = Array.from({ length: one.count }, (_, place) => `f${one.from + place}`);
            // A batch that is delivered again may be cut otherwise.
            await of.take({ sequence: `${one.from}`, lines: ids.map(line) });
            for (const id of ids) delivered.add(id);
          }
        }
        of.clock.now += 70 * minute;
        await of.seal()();
        expect(chainFaults(of)).toEqual([]);
        const listed = hours(of).flatMap((hour = '') => sealOf(of, hour)?.objects ?? []);
        expect(listed.map(({ key }) => key)).toEqual(keys(of, allFacts));
        const sealed = listed.flatMap(({ key }) =>
          Buffer.from(of.archive.kept.get(key)?.bytes ?? [])
            .toString()
            .trim()
            .split('\n'),
        );
        const ids = sealed.map((text) => JSON.parse(text).item.sk);
        expect(new Set(ids)).toEqual(delivered);
      }),
      { numRuns: 60 },
    );
  });
});
