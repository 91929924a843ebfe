import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldNumber } from '#domain/records/field-number';

describe('a field that is a number', () => {
  it.each([
    ['4820.5', 4820.5],
    ['-3', -3],
    ['+3', 3],
    ['.5', 0.5],
    ['7.', 7],
    ['1e21', 1e21],
    ['1E-7', 1e-7],
  ])('reads %s', (text, number) => {
    expect(fieldNumber(text)).toBe(number);
  });

  it.each([
    '',
    ' ',
    '1,000',
    '12 EUR',
    '0x10',
    '0b1',
    'NaN',
    'Infinity',
    '1e400',
    '-1e400',
    '.',
    '1e',
    '--1',
    '٣',
  ])('is none in %j', (text) => {
    expect(fieldNumber(text)).toBeNull();
  });

  it('is what a text prints of it, whatever the number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(fieldNumber(String(number))).toBe(number === 0 ? 0 : number);
      }),
    );
  });
});
