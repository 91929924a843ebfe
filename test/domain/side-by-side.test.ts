import { describe, expect, it } from 'vitest';
import { sideBySide } from '#domain/side-by-side';

describe('work side by side', () => {
  it('is done for each, never for more than so many at the same time', async () => {
    let underWay = 0;
    let most = 0;
    const answers = await sideBySide(
      Array.from({ length: 20 }, (_, place) => place),
      3,
      async (place) => {
        underWay += 1;
        most = Math.max(most, underWay);
        await new Promise((done) => setImmediate(done));
        underWay -= 1;
        return place * 2;
      },
    );
    expect(most).toBe(3);
    expect(answers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, place) => place * 2));
  });

  it('is nothing where there is nothing to do', async () => {
    expect(await sideBySide([], 3, async () => 1)).toEqual([]);
  });

  it('ends whole before its first failure is thrown', async () => {
    const done: number[] = [];
    const working = sideBySide([0, 1, 2, 3, 4, 5], 2, async (place) => {
      await new Promise((next) => setImmediate(next));
      if (place === 0) throw new Error('the first failed');
      done.push(place);
    });
    await expect(working).rejects.toThrow('the first failed');
    expect(done).toEqual([1, 2, 3, 4, 5]);
  });
});
