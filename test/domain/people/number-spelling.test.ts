import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneSpelling } from '#domain/people/number-spelling';

const alike = (...spellings: readonly string[]) => new Set(spellings.map(oneSpelling)).size;

describe('the spelling of a phone number', () => {
  it.each([
    ['a mobile of São Paulo, with its ninth digit and without', '+5511987654321', '551187654321'],
    ['a mobile of Porto Alegre, as WhatsApp has it', '+5551996543210', '555196543210'],
    ['a mobile of Mexico, with the 1 of WhatsApp', '+525512345678', '5215512345678'],
    ['a mobile of Monterrey', '+528112345678', '5218112345678'],
    ['a mobile of Buenos Aires from abroad and at home', '5491123456789', '+54111523456789'],
    ['the same without anything', '5491123456789', '+541123456789'],
    ['the same with both', '5491123456789', '+549111523456789'],
    ['a mobile of Córdoba: an area of three digits', '5493512345678', '54351152345678'],
    ['a mobile of Bariloche', '5492944123456', '54294415123456'],
    ['a mobile of Ushuaia: an area of four digits', '5492901234567', '54290115234567'],
    ['a mobile whose own digits are 15', '5491115151515', '54111515151515'],
    ['a number without its +', '+351912345678', '351912345678'],
  ])('is one for %s', (_, one, other) => {
    expect(alike(one, other)).toBe(1);
  });

  it.each([
    ['a landline of São Paulo and a mobile that ends alike', '551133334444', '5511933334444'],
    ['two mobiles of one town', '5511987654321', '5511987654322'],
    ['the same digits in two towns', '5511987654321', '5521987654321'],
    ['a number of Mexico that begins with 1 in its area', '521234567890', '522234567890'],
    ['a short number and a long one', '5411234567', '549111234567'],
    ['Brazil and Mexico', '5511987654321', '5211987654321'],
    ['Portugal and Peru', '351912345678', '51912345678'],
  ])('is not for %s', (_, one, other) => {
    expect(alike(one, other)).toBe(2);
  });

  const digits = (count: number) =>
    fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count })
      .map((all) => all.join(''));

  it('is its own spelling, for any number', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('55', '52', '54', '1', '351'),
        fc.integer({ min: 6, max: 13 }).chain(digits),
        (country, national) => {
          const spelled = oneSpelling(`${country}${national}`);
          expect(oneSpelling(spelled)).toBe(spelled);
          expect(oneSpelling(`+${country}${national}`)).toBe(spelled);
        },
      ),
    );
  });

  /** Numbers as the plans of the countries give them out, each in its one form from abroad. */
  const mobiles = fc.oneof(
    fc
      .tuple(fc.integer({ min: 11, max: 99 }), fc.integer({ min: 6, max: 9 }), digits(7))
      .map(([area, first, rest]) => `55${area}9${first}${rest}`),
    fc
      .tuple(fc.integer({ min: 11, max: 99 }), fc.integer({ min: 2, max: 5 }), digits(7))
      .map(([area, first, rest]) => `55${area}${first}${rest}`),
    fc.tuple(fc.integer({ min: 2, max: 9 }), digits(9)).map(([first, rest]) => `52${first}${rest}`),
    fc.tuple(fc.integer({ min: 1, max: 3 }), digits(9)).map(([first, rest]) => `549${first}${rest}`),
  );

  it('is never one for two numbers that are given out', () => {
    fc.assert(
      fc.property(mobiles, mobiles, (one, other) => {
        expect(alike(one, other)).toBe(one === other ? 1 : 2);
      }),
      { numRuns: 500 },
    );
  });

  it('of Argentina is one wherever the 15 stands', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3 }),
        digits(9),
        fc.integer({ min: 2, max: 4 }),
        (first, rest, area) => {
          const ten = `${first}${rest}`;
          const home = `54${ten.slice(0, area)}15${ten.slice(area)}`;
          expect(oneSpelling(home)).toBe(`549${ten}`);
        },
      ),
    );
  });
});
