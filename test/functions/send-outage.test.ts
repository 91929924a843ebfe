import { describe, expect, it } from 'vitest';
import { timeFor } from '#test/support/cases';
import { storm } from '#test/support/storm';
import { wrongsOf } from '#test/support/storm-accounts';

const timeout = timeFor(60);
const hour = 3_600_000;

describe('a few messages', () => {
  it.each([
    ['one, behind a proxy that says 503', 1, 'proxy'],
    ['three, behind a proxy that says 503', 3, 'proxy'],
    ['one, with nothing that answers at all', 1, 'hole'],
    ['three, with nothing that answers at all', 3, 'hole'],
  ] as const)('arrive after a quarter of an hour without Meta: %s', { timeout }, async (_, count, how) => {
    const weather = await storm();
    weather.meta.leave(how);
    const refs = await weather.plan(count);
    await weather.pass(hour / 4);
    weather.meta.leave(undefined);
    await weather.settle(refs, 2 * hour);
    expect(await wrongsOf(weather, refs)).toEqual([]);
    expect((await weather.count('doubted', refs)) > 0).toBe(how === 'proxy');
  });
});

describe('while Meta says that it is unwell', () => {
  const unwell = async (code: number, count: number) => {
    const weather = await storm();
    weather.meta.faults.add({ rate: 1, fault: { kind: 'error', code, httpStatus: 500 } });
    const refs = await weather.plan(count);
    await weather.pass(hour / 4);
    const calls = weather.meta.codes.get(code) ?? 0;
    weather.meta.faults.clear();
    await weather.settle(refs, 2 * hour);
    return {
      calls,
      wrong: await wrongsOf(weather, refs),
      breaker: (await weather.ports.paces.of('main')).breaker,
    };
  };

  it.each([1, 2, 4, 80_007, 131_000, 131_016])(
    'by %d for a quarter of an hour, nothing is lost, and few calls are in vain',
    { timeout },
    async (code) => {
      const { calls, ...rest } = await unwell(code, 400);
      expect(rest).toEqual({ wrong: [], breaker: undefined });
      expect(calls).toBeLessThan(250);
    },
  );

  it('by 131000 of the only message that there is, it arrives all the same', { timeout }, async () => {
    expect(await unwell(131_000, 1)).toMatchObject({ wrong: [], calls: 6 });
  });

  it('is not taken for unwell where it trips over one message', { timeout }, async () => {
    const weather = await storm();
    weather.meta.faults.add({ rate: 1, fault: { kind: 'error', code: 131_000, httpStatus: 500 } });
    const [ref = ''] = await weather.plan(1);
    await weather.pass(hour);
    expect((await weather.ports.messages.find(ref))?.value.status).toBe('failed');
    expect((await weather.ports.paces.of('main')).breaker).toBeUndefined();
  });
});
