import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faults, troubles } from '#test/support/trouble';
import { troubledRun } from '#test/support/troubled-run';

const runs = Number(process.env['CHASQUI_RUNS'] ?? 200);

function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('each (event, route, person) ends with one message, one stated reason or a visible doubt', () => {
  it('whatever is delivered again, dies or changes', async () => {
    await fc.assert(
      fc.asyncProperty(troubles, fc.nat(), async (trouble, seed) => {
        expect(await troubledRun(trouble, { random: chance(seed) })).toEqual([]);
      }),
      { numRuns: runs },
    );
  });

  it('with lagging indexes, conflicting transactions and repeated writes as well', async () => {
    const storeFaults = { indexLagMs: 5000, conflictRate: 0.2, duplicateRate: 0.2 };
    await fc.assert(
      fc.asyncProperty(troubles, fc.nat(), async (trouble, seed) => {
        expect(await troubledRun(trouble, { random: chance(seed), faults: storeFaults })).toEqual([]);
      }),
      { numRuns: runs },
    );
  });

  it.each(faults)('whatever Meta answers: $answer, taken $taken', async (fault) => {
    const deliveries = Array.from({ length: 5 }, () => ({ later: 0, dies: undefined }));
    const trouble = {
      events: [{ key: 'T-1', closes: false, deliveries }],
      jobs: deliveries,
      meta: [fault],
      meanwhile: 'nothing',
      together: false,
    };
    expect(await troubledRun(trouble)).toEqual([]);
  });
});
