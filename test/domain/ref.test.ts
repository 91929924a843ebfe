import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageId, recordId } from '#domain/identity';
import { formatCallback, formatRef, parseCallback, parseRef } from '#domain/ref';
import { countedEntropy } from '#test/support/entropy';

const { sha256 } = countedEntropy();

const refs = fc.record({
  record: fc.string().map((key) => recordId(sha256, 'ticket', key)),
  slice: fc.integer({ min: 0, max: 36 ** 2 - 1 }),
  at: fc.integer({ min: 0, max: 36 ** 9 - 1 }),
  message: fc.string().map((person) => messageId(sha256, { event: 'e', route: 'r', person })),
});

describe('a ref', () => {
  it('is 52 characters and names its message again', () => {
    fc.assert(
      fc.property(refs, (ref) => {
        expect(formatRef(ref)).toHaveLength(52);
        expect(parseRef(formatRef(ref))).toEqual(ref);
      }),
    );
  });

  it('fits the callback data with its attempt, whatever comes back from outside', () => {
    fc.assert(
      fc.property(refs, fc.integer({ min: 1, max: 99 }), (ref, attempt) => {
        expect(formatCallback(formatRef(ref), attempt)).toMatch(/^[\w.-]{54,55}$/);
        const named = { ref: formatRef(ref), attempt };
        expect(parseCallback(formatCallback(named.ref, attempt))).toEqual(named);
        for (const marks of [{ named: true }, { probe: true }, { named: true, probe: true }] as const) {
          const text = formatCallback(named.ref, attempt, marks);
          expect(parseCallback(text)).toEqual({ ...named, ...marks });
          expect(text.length).toBeLessThanOrEqual(59);
        }
      }),
    );
  });

  it('is not read out of any other text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseRef(text)).toBeUndefined();
        expect(parseCallback(`${text}.1`)).toBeUndefined();
      }),
    );
  });
});
