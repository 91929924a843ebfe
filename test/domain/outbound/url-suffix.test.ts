import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { urlSuffix } from '#domain/outbound/url-suffix';

const folder = 'https://erp.example/p/';
const query = 'https://erp.example/find?q=';

describe('a value at the end of an address', () => {
  it.each([
    [folder, 'P-9', 'P-9'],
    [folder, 'Ação 9 & co?', 'A%C3%A7%C3%A3o%209%20%26%20co%3F'],
    [folder, 'orders/9', 'orders/9'],
    [folder, '../../logout', 'logout'],
    [folder, 'a/./b', 'a/b'],
    [folder, '..', '-'],
    [folder, '50%', '50%25'],
    [folder, 'half \uD800', 'half%20%EF%BF%BD'],
    [query, 'orders/9&admin=1', 'orders%2F9%26admin%3D1'],
    ['https://erp.example/#', 'a/b', 'a%2Fb'],
  ])('%s takes %s as %s', (fixed, value, suffix) => {
    expect(urlSuffix(fixed, value)).toBe(suffix);
  });

  it('stays where it was put, and is read back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (value) => {
        const found = new URL(query + urlSuffix(query, value));
        expect(found.searchParams.get('q')).toBe(value.toWellFormed());
        const below = new URL(folder + urlSuffix(folder, value));
        expect(below.href.startsWith(folder)).toBe(true);
        expect([below.search, below.hash]).toEqual(['', '']);
      }),
    );
  });
});
