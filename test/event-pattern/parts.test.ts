import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressBits, blockBits } from '#event-pattern/address';
import { foldedKey, spelledStart, spellingsOf } from '#event-pattern/letter-case';
import { rangeTree } from '#event-pattern/range-tree';
import { matchesPieces, readWildcard } from '#event-pattern/wildcard';

const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*', '\\'), maxLength: 10 });

describe('wildcards', () => {
  it('match as the expression does that they stand for', () => {
    fc.assert(
      fc.property(letters, letters, (pattern, value) => {
        const read = readWildcard(pattern);
        if (read.kind === 'malformed') return;
        const literal = read.pieces.map((piece) => piece.replaceAll(/[*\\]/g, '\\$&'));
        expect(matchesPieces(value, read.pieces)).toBe(
          new RegExp(`^${literal.join('.*')}$`, 's').test(value),
        );
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('letter cases', () => {
  it('have one key for all spellings', () => {
    const unit = fc.constantFrom(
      'a',
      'B',
      'ß',
      'ẞ',
      'İ',
      'ı',
      'ſ',
      'Σ',
      'ς',
      'ǅ',
      'µ',
      'K',
      '\u1fb3',
      '😀',
      '𐐀',
    );
    fc.assert(
      fc.property(fc.array(unit), fc.infiniteStream(fc.boolean()), (characters, upper) => {
        const text = characters.join('');
        const spelling = characters
          .map((one) => (upper.next().value === true ? one.toUpperCase() : one.toLowerCase()))
          .join('');
        expect(spelledStart(spelling, spellingsOf(text))).toBe(spelling.length);
        expect(foldedKey(spelling)).toBe(foldedKey(text));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('addresses', () => {
  it.each([
    ['10.0.0.5', '10.0.0.005'],
    ['10.0.0.5', '::ffff:a00:5'],
    ['2001:db8::', '2001:0DB8:0:0:0:0:0:0'],
    ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0'],
  ])('%s and %s are the same', (one, other) => {
    expect(addressBits(one)).toBe(addressBits(other));
    expect(addressBits(one)).toBeDefined();
  });

  it.each([
    '',
    '10.0.0',
    '10.0.0.256',
    '1.2.3.4.5',
    ':',
    ':::',
    '1::2::3',
    '1:2:3:4:5:6:7:8:9',
    '12345::',
    'g::',
    '1:2',
    '::1.2.3.4',
  ])('"%s" is none', (text) => {
    expect(addressBits(text)).toBeUndefined();
  });

  it('are in the blocks that they begin like', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.integer({ min: 0, max: 31 }), (address, mask) => {
        const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
        const number = ((a * 256 + b) * 256 + c) * 256 + d;
        const block = blockBits(`${address}/${mask}`) ?? 'none';
        const size = 2 ** (32 - mask);
        const first = Math.floor(number / size) * size;
        const text = (value: number) =>
          [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
        expect(addressBits(text(first))).toMatch(new RegExp(`^${block}`));
        expect(addressBits(text(first + size - 1))).toMatch(new RegExp(`^${block}`));
        const next = addressBits(text((first + size) % 2 ** 32)) ?? '';
        expect(next.startsWith(block)).toBe(mask === 0);
      }),
    );
  });
});

describe('ranges', () => {
  it('are found around a number as by asking each', () => {
    const bound = fc.integer({ min: -3, max: 3 });
    const range = fc
      .record({
        from: fc.oneof(bound, fc.constant(-Infinity)),
        to: fc.oneof(bound, fc.constant(Infinity)),
        openFrom: fc.boolean(),
        openTo: fc.boolean(),
      })
      .filter(({ from, to, openFrom, openTo }) => from < to || (from === to && !openFrom && !openTo));
    fc.assert(
      fc.property(fc.array(range, { maxLength: 30 }), fc.integer({ min: -8, max: 8 }), (ranges, twice) => {
        const value = twice / 2;
        const tree = rangeTree(
          ranges.map((one, item) => ({ range: one, item })),
          (items) => items,
        );
        const found: number[] = [];
        tree.eachAround(value, (items) => found.push(...items));
        const around = ranges.flatMap(({ from, to, openFrom, openTo }, index) =>
          (openFrom ? value > from : value >= from) && (openTo ? value < to : value <= to) ? [index] : [],
        );
        expect(found.toSorted((a, b) => a - b)).toEqual(around);
      }),
      { numRuns: 2_000 },
    );
  });
});
