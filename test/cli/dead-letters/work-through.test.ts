import { describe, expect, it } from 'vitest';
import type { DeadLetter } from '#adapters/sqs/dead-letters';
import { pacer } from '#infra/cli/dead-letters/pacer';
import { type Told, type Work, workThrough } from '#infra/cli/dead-letters/work-through';
import { judgedAs, letter } from './letters.ts';

const work: Work = { filter: () => true, isDryRun: false, drops: () => false, atOnce: 10 };

interface Given {
  readonly pages: DeadLetter[][];
  readonly codes?: readonly (string | undefined)[];
  readonly unremoved?: readonly string[];
}

/** Works through pages of letters; answers with the fate of each and with those that were given back. */
async function workedThrough({ pages, codes = [], unremoved = [] }: Given, change: Partial<Work> = {}) {
  const told: Told[] = [];
  const givenBack: string[] = [];
  const paced: number[] = [];
  const calls: string[] = [];
  const failed: unknown[] = [];
  const judged = judgedAs({ kind: 'redrive' });
  await workThrough(
    { ...work, ...change },
    {
      dead: {
        take: async () => pages.shift() ?? [],
        async remove(letters) {
          const ids = letters.map(({ id }) => id);
          if (ids.length > 0) calls.push(`remove ${ids.join()}`);
          return ids.filter((id) => unremoved.includes(id));
        },
        async giveBack(letters) {
          givenBack.push(...letters.map(({ handle }) => handle));
          return [];
        },
      },
      judge: async (one) => {
        if (one.body === 'broken') throw new Error('table out of reach');
        return judged(one);
      },
      async sendBack(letters) {
        calls.push(`send ${letters.map(({ name }) => name).join()}`);
        return letters.map((_, index) => codes[index]);
      },
      pace: async (count) => void paced.push(count),
      tell: (one) => told.push(one),
    },
  ).catch((error: unknown) => failed.push(error));
  return {
    fates: told.map(({ judged: { name }, fate }) => [name, fate.kind]),
    told,
    givenBack,
    paced,
    calls,
    failed,
  };
}

describe('a dead letter', () => {
  it('is put on its queue first, and removed if that took it', async () => {
    const pages = [[letter('a'), letter('b')]];
    const { told, givenBack, calls } = await workedThrough({ pages, codes: [undefined, 'InternalError'] });
    expect(calls).toEqual(['send a,b', 'remove a']);
    expect(told.map(({ fate }) => fate)).toEqual([
      { kind: 'gone-back' },
      { kind: 'not-sent', code: 'InternalError' },
    ]);
    expect(givenBack).toEqual(['h-b']);
  });

  it('is told to lie on both queues where it could not be removed', async () => {
    const { fates, givenBack } = await workedThrough({ pages: [[letter('a')]], unremoved: ['a'] });
    expect(fates).toEqual([['a', 'gone-back-not-removed']]);
    expect(givenBack).toEqual(['h-a']);
  });

  it('that is not dropped is told so', async () => {
    const given = { pages: [[letter('a'), letter('b')]], unremoved: ['a'] };
    const { fates } = await workedThrough(given, { drops: () => true });
    expect(fates).toEqual([
      ['a', 'not-dropped'],
      ['b', 'dropped'],
    ]);
    const listed = await workedThrough({ pages: [[letter('a')]] }, { drops: () => true, isDryRun: true });
    expect(listed).toMatchObject({ fates: [['a', 'would-be-dropped']], givenBack: ['h-a'] });
  });

  it('that comes again after its time is told once, and given back by its newest handle', async () => {
    const pages = [[letter('a')], [{ ...letter('a'), handle: 'newer' }, letter('b')]];
    const { fates, givenBack } = await workedThrough({ pages }, { isDryRun: true });
    expect(fates.map(([id]) => id)).toEqual(['a', 'b']);
    expect(givenBack).toEqual(['newer', 'h-b']);
  });

  it('is given back when all of it fails', async () => {
    const pages = [[letter('a')], [letter('b', 'broken')]];
    const { fates, givenBack, failed } = await workedThrough({ pages });
    expect(failed).toMatchObject([{ message: 'table out of reach' }]);
    expect(fates).toEqual([['a', 'gone-back']]);
    expect(givenBack).toEqual(['h-b']);
  });

  it('goes with no more than may go at once', async () => {
    const pages = [['a', 'b', 'c', 'd', 'e'].map((id) => letter(id))];
    expect((await workedThrough({ pages }, { atOnce: 2 })).paced).toEqual([2, 2, 1]);
  });
});

describe('the pace', () => {
  it('is so many a second, and nobody waits after the last', async () => {
    const slept: number[] = [];
    const pace = pacer(4, async (ms) => void slept.push(ms));
    for (const count of [2, 4, 1]) await pace(count);
    expect(slept).toEqual([500, 1000]);
  });
});
