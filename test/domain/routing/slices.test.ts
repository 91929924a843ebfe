import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fewFirst, slicesFor, sliceOf } from '#domain/routing/slices';

describe('an audience', () => {
  it.each([
    [0, 0],
    [200, 0],
    [201, 2],
    [400, 2],
    [401, 3],
    [10_000, 50],
    [259_000, 1295],
  ])('of %d people is cut into %d slices', (people, slices) => {
    expect(slicesFor(people)).toBe(slices);
  });

  it('of more than refs have slices for cannot be told', () => {
    expect(() => slicesFor(259_001)).toThrow('at most 259000');
  });

  it('lies in its slices whole, in its own order, at most 200 in each', () => {
    fc.assert(
      fc.property(fc.integer({ min: 201, max: 2_000 }), (people) => {
        const audience = Array.from({ length: people }, (_, place) => place);
        const slices = Array.from({ length: slicesFor(people) }, (_, place) => sliceOf(audience, place + 1));
        expect(slices.flat()).toEqual(audience);
        expect(slices.every(({ length }) => length > 0 && length <= 200)).toBe(true);
        expect(sliceOf(audience, slices.length + 1)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('of a few is told before one that is cut, each among its own in their order', () => {
    expect(fewFirst([300, 200, 900, 0, 201], (people) => people)).toEqual([200, 0, 300, 900, 201]);
  });
});
