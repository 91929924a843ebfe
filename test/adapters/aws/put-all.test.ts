import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EntryOutcome, batchesOf, pauseWithJitter, putAll } from '#adapters/aws/put-all';

const taken: EntryOutcome = { kind: 'taken', id: 'x' };
const failed = (again: boolean): EntryOutcome => ({ kind: 'failed', code: 'C', message: '', again });
const call = (put: (batch: readonly number[]) => readonly EntryOutcome[]) => {
  const rounds: number[] = [];
  const batches: (readonly number[])[] = [];
  return {
    rounds,
    batches,
    sizeOf: () => 1,
    pause: async (round: number) => {
      rounds.push(round);
    },
    put: async (batch: readonly number[]) => {
      batches.push(batch);
      return put(batch);
    },
  };
};

describe('batches', () => {
  it('keep every entry in order, ten and one MiB at most, unless one is larger by itself', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 1_200_000 }), { maxLength: 60 });
    fc.assert(
      fc.property(sizes, (entries) => {
        const batches = batchesOf(entries, (size) => size);
        expect(batches.flat()).toEqual(entries);
        for (const batch of batches) {
          const bytes = batch.reduce((sum, size) => sum + size, 0);
          expect(batch.length <= 10 && (bytes <= 1024 * 1024 || batch.length === 1)).toBe(true);
        }
      }),
    );
  });
});

describe('putting many entries', () => {
  it('puts again only what failed for a passing reason', async () => {
    let asked = 0;
    const service = call((batch) => {
      asked += 1;
      return batch.map((entry) =>
        entry === 3 && asked === 1 ? failed(true) : entry === 4 ? failed(false) : taken,
      );
    });
    const outcomes = await putAll([1, 2, 3, 4], service);
    expect(outcomes).toEqual([taken, taken, taken, failed(false)]);
    expect(service.batches).toEqual([[1, 2, 3, 4], [3]]);
    expect(service.rounds).toEqual([1]);
  });

  it('gives up after three repetitions', async () => {
    const service = call((batch) => batch.map(() => failed(true)));
    expect(await putAll([1], service)).toEqual([failed(true)]);
    expect(service.rounds).toEqual([1, 2, 3]);
  });

  it('takes an entry without an answer for failed, and tells equal entries apart', async () => {
    const service = call((batch) => (batch.length > 1 ? [taken] : batch.map(() => taken)));
    expect(await putAll([7, 7], service)).toEqual([taken, taken]);
    expect(service.batches).toEqual([[7, 7], [7]]);
  });

  it('asks nobody for nothing', async () => {
    const service = call(() => []);
    expect(await putAll([], service)).toEqual([]);
    expect(service.batches).toEqual([]);
  });

  it('really pauses', async () => {
    await expect(pauseWithJitter(1)).resolves.toBeUndefined();
  });
});
