import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, stampOf } from '#domain/instant';

const latest = 36 ** 9 - 1;

describe('stamps', () => {
  it('come back as the instant they were made from', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: latest }), (instant) => {
        expect(stampOf(instant)).toHaveLength(9);
        expect(instantOf(stampOf(instant))).toBe(instant);
      }),
    );
  });

  it('sort as their instants do', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: latest }), fc.integer({ min: 0, max: latest }), (a, b) => {
        expect(stampOf(a) < stampOf(b)).toBe(a < b);
      }),
    );
  });

  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuse %s, which is no instant', (value) => {
    expect(() => stampOf(value)).toThrow(RangeError);
  });

  it.each(['', '12345678', '1234567890', '12345678Z'])('refuse %j, which is no stamp', (text) => {
    expect(() => instantOf(text)).toThrow(RangeError);
  });
});
