import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytewise, placeOf } from '#adapters/memory/byte-order';

const text = fc.string({ unit: 'binary' });
const byBuffers = (one: string, other: string) => Buffer.compare(Buffer.from(one), Buffer.from(other));

describe('the order of sort keys', () => {
  it('is that of the bytes of their UTF-8, for any two texts', () => {
    fc.assert(
      fc.property(text, text, text, (start, one, other) => {
        const [a, b] = [start + one, start + other];
        expect(Math.sign(bytewise(a, b))).toBe(byBuffers(a, b));
      }),
    );
  });

  it('puts what UTF-16 and UTF-8 sort in different ways as DynamoDB does', () => {
    expect(bytewise('\u{1F600}', '\uFF5E')).toBeGreaterThan(0);
    expect(bytewise('\uFF5E', '\u{1F600}')).toBeLessThan(0);
  });

  it('finds the first text that is not below another', () => {
    fc.assert(
      fc.property(fc.array(text), text, (texts, sought) => {
        const sorted = texts.toSorted(bytewise);
        const place = placeOf(sought, sorted);
        expect(sorted.slice(0, place).every((one) => bytewise(one, sought) < 0)).toBe(true);
        expect(sorted.slice(place).every((one) => bytewise(one, sought) >= 0)).toBe(true);
      }),
    );
  });
});
