import { describe, expect, it } from 'vitest';
import { explain, missLine } from '#event-pattern/explain';
import type { Json, JsonObject } from '#event-pattern/json';
import { compiled, isMatch } from './cases.ts';

describe('one value', () => {
  // Answers of AWS's engine that nobody would guess from its manual.
  it.each<[wanted: Json, value: Json, answer: boolean]>([
    ['5', 5, false],
    [5, '5', false],
    [true, 'true', false],
    [0, -0, true],
    [{ prefix: '' }, '', true],
    [{ prefix: '' }, 5, false],
    [{ prefix: 'a"' }, 'a', true],
    [{ suffix: '"a' }, 'a', true],
    [{ wildcard: '*' }, '', true],
    [{ wildcard: '' }, '', true],
    [{ wildcard: 'a*a' }, 'a', false],
    [{ wildcard: 'a*ab*b' }, 'aabb', true],
    [{ wildcard: '*ab*ab' }, 'ab', false],
    [{ wildcard: 'x\\*\\\\' }, 'x*\\', true],
    [{ 'equals-ignore-case': 'straße' }, 'STRASSE', true],
    [{ 'equals-ignore-case': 'strasse' }, 'STRAßE', false],
    [{ prefix: { 'equals-ignore-case': 'É' } }, 'état', true],
    [{ suffix: { 'equals-ignore-case': 'ß' } }, 'GROSS', true],
    [{ 'anything-but': 'a' }, 5, true],
    [{ 'anything-but': 5 }, '5', true],
    [{ 'anything-but': 5 }, null, true],
    [{ 'anything-but': ['a', 'b'] }, ['a', 'b'], false],
    [{ 'anything-but': ['a', 'b'] }, ['a', 'c'], true],
    [{ 'anything-but': { prefix: 'a' } }, 5, true],
    [{ 'anything-but': 'a' }, [], false],
    [{ numeric: ['>', 0] }, '5', false],
    [{ numeric: ['>', 0] }, Infinity, false],
    ['10.0.0.5', '10.0.0.005', true],
    ['10.0.0.5', '::ffff:a00:5', true],
    ['::1', '0:0:0:0:0:0:0:1', true],
    [':', ':', true],
    [{ cidr: '10.0.0.77/24' }, '10.0.0.5', true],
    [{ cidr: '2001:db8::/32' }, '2001:DB8:0:1::', true],
    [{ cidr: '::/0' }, '192.168.1.1', false],
    [{ exists: true }, null, true],
    [{ exists: true }, [[null]], true],
    [{ exists: true }, [], false],
    [{ exists: true }, { inner: 1 }, false],
    [{ exists: false }, {}, true],
    [{ exists: false }, { inner: 1 }, true],
  ])('%j is asked of %j: %j', (wanted, value, answer) => {
    expect(isMatch({ field: [wanted] }, { field: value })).toBe(answer);
  });
});

describe('fields', () => {
  it('may be spelled with dots or within each other', () => {
    expect(isMatch({ 'a.b': [1] }, { a: { b: 1 } })).toBe(true);
    expect(isMatch({ a: { b: [1] } }, { 'a.b': 1 })).toBe(true);
    expect(isMatch({ a: { b: { c: [1] } } }, { 'a.b': { c: 1 } })).toBe(true);
    expect(isMatch({ a: { b: { c: [1] } } }, { 'a.x': { c: 1 } })).toBe(false);
  });

  it('of an object that every object has are none of the event', () => {
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
      const pattern = JSON.parse(`{"${name}":[{"exists":true}],"a":[1]}`);
      expect(isMatch(pattern, { a: 1 })).toBe(false);
      expect(isMatch(pattern, JSON.parse(`{"${name}":1,"a":1}`))).toBe(true);
    }
  });
});

describe('the elements of an array', () => {
  const both = { lines: { article: ['bag'], count: [2] } };

  it('hold together what belongs together', () => {
    expect(isMatch(both, { lines: [{ article: 'bag', count: 2 }] })).toBe(true);
    expect(
      isMatch(both, {
        lines: [
          { article: 'bag', count: 1 },
          { article: 'hat', count: 2 },
        ],
      }),
    ).toBe(false);
    expect(isMatch(both, { lines: [[{ article: 'bag' }], [{ count: 2 }]] })).toBe(false);
    expect(isMatch(both, { lines: [[{ article: 'bag', count: [1, 2] }], 5] })).toBe(true);
  });

  it('may be values beside objects, which belong to every one of them', () => {
    expect(isMatch({ tags: ['new'], 'tags.count': [2] }, { tags: [{ count: 2 }, 'new'] })).toBe(true);
  });

  it('are asked one by one for what has to be absent', () => {
    const pattern = { lines: { article: ['bag'], gift: [{ exists: false }] } };
    const bag = { article: 'bag' };
    expect(isMatch(pattern, { lines: [{ article: 'hat', gift: true }, bag] })).toBe(true);
    expect(isMatch(pattern, { lines: [{ ...bag, gift: true }, { article: 'hat' }] })).toBe(false);
  });

  it('are asked for it before a later field has chosen one, as by AWS', () => {
    const pattern = { lines: { article: [{ exists: false }], count: [2] } };
    expect(isMatch(pattern, { lines: [{ article: 'bag' }, { count: 2 }] })).toBe(false);
  });
});

describe('why an event does not match', () => {
  const told = (pattern: Json, event: JsonObject) => {
    const explanation = explain(compiled(pattern), event);
    return explanation.kind === 'misses' ? explanation.misses.map(missLine) : [];
  };

  it('is said with what was wanted and what was found', () => {
    const pattern = { source: ['erp'], detail: { amount: [{ numeric: ['>', 100] }, null], store: ['s-1'] } };
    expect(told(pattern, { source: 'erp', detail: { amount: [50, 'x'] } })).toEqual([
      'detail.amount: wanted {"numeric":[">",100]} or null, found 50, "x"',
      'detail.store: wanted "s-1", found nothing',
    ]);
  });

  it('is said for the alternative that comes nearest', () => {
    const pattern = {
      $or: [
        { a: [1], b: [1], c: [1] },
        { a: [2], b: [2] },
      ],
    };
    expect(told(pattern, { a: 2, b: 3, c: 4 })).toEqual(['b: wanted 2, found 3']);
  });

  it('can be that values lie in different elements', () => {
    const pattern = { lines: { article: ['bag'], count: [2] } };
    expect(told(pattern, { lines: [{ article: 'bag' }, { count: 2 }] })).toEqual([
      'no one element of an array has all of lines.article, lines.count',
    ]);
  });

  it('is decided once for all choices that make no difference', () => {
    const pattern = { a: { p: ['yes'] }, b: { q: ['yes'], r: ['yes'] } };
    const many = Array.from({ length: 1_000 }, () => ({ p: 'yes' }));
    const halves = Array.from({ length: 1_000 }, (_, index) =>
      index % 2 === 0 ? { q: 'yes' } : { r: 'yes' },
    );
    expect(explain(compiled(pattern), { a: many, b: halves })).toEqual({
      kind: 'misses',
      misses: [{ kind: 'apart', paths: ['a.p', 'b.q', 'b.r'] }],
    });
  });

  it('is that nothing is missing where all is there', () => {
    expect(told({ a: [1] }, { a: 1 })).toEqual([]);
  });
});
