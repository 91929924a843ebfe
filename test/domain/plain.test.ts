import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, isPlainObject } from '#domain/plain';

describe('canonical text', () => {
  it('reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue().map(plain), (value) => {
        expect(JSON.parse(canonical(value))).toEqual(value);
      }),
    );
  });

  it('does not depend on the order of keys', () => {
    expect(canonical({ b: [1, { d: null, c: 'x' }], a: true })).toBe(
      canonical({ a: true, b: [1, { c: 'x', d: null }] }),
    );
  });
});

describe('a plain object', () => {
  it.each([null, [], 'text', 1, true, undefined])('is not %j', (value) => {
    expect(isPlainObject(value)).toBe(false);
  });
});

/** fast-check's JSON values, minus -0, which JSON has no text for. */
function plain(value: unknown) {
  return JSON.parse(JSON.stringify(value));
}
