import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeFor, tryCases } from '#test/support/cases';
import { seeded } from '#test/support/seeded';
import { faults, troubles } from '#test/support/trouble';
import { troubledRun } from '#test/support/troubled-run';

const ordinarily = 200;
const cases = fc.tuple(troubles, fc.nat());

describe('each (event, route, person) ends with one message, one stated reason or a visible doubt', () => {
  it(
    'whatever is delivered again, dies or changes',
    async (test) => {
      await tryCases(test, {
        of: cases,
        ordinarily,
        holds: async ([trouble, seed]) => {
          expect(await troubledRun(trouble, { random: seeded(seed) })).toEqual([]);
        },
      });
    },
    timeFor(30),
  );

  it(
    'with lagging indexes, conflicting transactions and repeated writes as well',
    async (test) => {
      const storeFaults = { indexLagMs: 5000, conflictRate: 0.2, duplicateRate: 0.2 };
      await tryCases(test, {
        of: cases,
        ordinarily,
        holds: async ([trouble, seed]) => {
          expect(await troubledRun(trouble, { random: seeded(seed), faults: storeFaults })).toEqual([]);
        },
      });
    },
    timeFor(30),
  );

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
