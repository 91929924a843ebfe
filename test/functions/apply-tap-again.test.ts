import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedPeople } from '#test/support/asked-people';
import { approval } from '#test/support/one-ask';
import { seeded } from '#test/support/seeded';

const changeable = {
  ...approval,
  mode: { kind: 'everyone' },
  rejection: 'counts',
  changeable: true,
} as const;

describe('a tap of which we hear again', () => {
  it('does not undo what its sender has answered since', async () => {
    const { apply, chasqui, kinds, now, stateOf, tap } = await askedPeople(changeable);
    const first = tap('ana', 0);
    await apply(first);
    chasqui.clock.now += 5_000;
    await apply(tap('ana', 1));
    await apply(first);
    expect(await stateOf('ana')).toMatchObject({ option: 'reject', count: 2 });
    expect((await now()).tally).toEqual({ reject: 1 });
    expect((await kinds()).filter((kind) => kind === 'answered')).toHaveLength(2);
  });

  it('does not undo it within the same second either', async () => {
    const { apply, kinds, stateOf, tap } = await askedPeople(changeable);
    const first = tap('ana', 0);
    await apply(first);
    await apply(tap('ana', 1));
    await apply(first);
    expect(await stateOf('ana')).toMatchObject({ option: 'reject', count: 2 });
    expect((await kinds()).filter((kind) => kind === 'answered')).toHaveLength(2);
  });

  it('and the last one tapped stands, though it is heard of first', async () => {
    const { apply, chasqui, stateOf, tap } = await askedPeople(changeable);
    const first = tap('ana', 0);
    chasqui.clock.now += 5_000;
    await apply(tap('ana', 1));
    await apply(first);
    expect(await stateOf('ana')).toMatchObject({ option: 'reject', count: 1 });
  });
});

/** Which of the taps comes when: each at least once, in whatever order, some of them at the same time. */
const comings = fc.record({
  options: fc.array(fc.nat(1), { minLength: 1, maxLength: 4 }),
  order: fc.array(fc.nat(3), { maxLength: 8 }),
  isAtOnce: fc.boolean(),
  seed: fc.integer(),
});

describe('whoever changes their mind, over tables that conflict and repeat themselves', () => {
  it('has answered in the end what they tapped last, whatever came how often', async () => {
    const faults = { indexLagMs: 0, conflictRate: 0.1, duplicateRate: 0.3 };
    await fc.assert(
      fc.asyncProperty(comings, async ({ options, order, isAtOnce, seed }) => {
        const made = await askedPeople(changeable, { faults, random: seeded(seed) });
        const taps = options.map((option) => {
          made.chasqui.clock.now += 1_000;
          return made.tap('ana', option);
        });
        const first = order.flatMap((place) => taps[place] ?? []);
        const later = [...taps, ...first];
        if (isAtOnce) await Promise.all(first.map((tap) => made.apply(tap)));
        else for (const tap of first) await made.apply(tap);
        for (const tap of later) await made.apply(tap);
        const last = options.at(-1) === 0 ? 'approve' : 'reject';
        expect(await made.stateOf('ana')).toMatchObject({ kind: 'answered', option: last });
        expect((await made.now()).tally).toEqual({ [last]: 1 });
        const answers = (await made.kinds()).filter((kind) => kind === 'answered');
        expect(answers.length).toBeLessThanOrEqual(options.length);
        const told = await made.told('ana');
        expect(told).toHaveLength(options.length);
      }),
      { numRuns: 100 },
    );
  });
});
