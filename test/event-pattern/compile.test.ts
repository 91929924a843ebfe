import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '#event-pattern/compile';
import type { Json } from '#event-pattern/json';

function refusals(pattern: Json): readonly string[] {
  const outcome = compile(pattern);
  return outcome.kind === 'refused' ? outcome.problems.map(({ path, message }) => `${path} ${message}`) : [];
}

describe('a pattern that cannot be meant', () => {
  it.each<[place: string, pattern: Json]>([
    ['', 5],
    ['', []],
    ['', {}],
    ['detail', { detail: {} }],
    ['detail', { detail: 'text' }],
    ['detail', { detail: [] }],
    ['detail[1]', { detail: ['a', [1]] }],
    ['detail[0]', { detail: [{}] }],
    ['detail[0]', { detail: [{ prefix: 'a', suffix: 'b' }] }],
    ['detail[0].regex', { detail: [{ regex: 'a' }] }],
    ['detail[0].constructor', { detail: [{ constructor: 'a' }] }],
    ['detail[0].prefix', { detail: [{ prefix: 5 }] }],
    ['detail[0].prefix', { detail: [{ prefix: { suffix: 'a' } }] }],
    ['detail[0].suffix.equals-ignore-case', { detail: [{ suffix: { 'equals-ignore-case': ['a'] } }] }],
    ['detail[0].wildcard', { detail: [{ wildcard: 'a**' }] }],
    ['detail[0].wildcard', { detail: [{ wildcard: 'a\\b' }] }],
    ['detail[0].wildcard', { detail: [{ wildcard: 'a\\' }] }],
    ['detail[0].wildcard', { detail: [{ wildcard: 'a*'.repeat(33) }] }],
    ['detail[0].exists', { detail: [{ exists: 'yes' }] }],
    ['detail[0].cidr', { detail: [{ cidr: '10.0.0.0/32' }] }],
    ['detail[0].cidr', { detail: [{ cidr: '::/128' }] }],
    ['detail[0].cidr', { detail: [{ cidr: '10.0.0/8' }] }],
    ['detail[0].cidr', { detail: [{ cidr: '256.0.0.0/8' }] }],
    ['detail[0].cidr', { detail: [{ cidr: '10.0.0.0/-1' }] }],
    ['detail[0].cidr', { detail: [{ cidr: '10.0.0.0/8/8' }] }],
    ['detail.amount[0].numeric', { detail: { amount: [{ numeric: [] }] } }],
    ['detail.amount[0].numeric', { detail: { amount: [{ numeric: ['='] }] } }],
    ['detail.amount[0].numeric', { detail: { amount: [{ numeric: ['=', '5'] }] } }],
    ['detail.amount[0].numeric', { detail: { amount: [{ numeric: ['!=', 5] }] } }],
    ['detail.amount[0].numeric', { detail: { amount: [{ numeric: ['<', 5, '>', 1] }] } }],
    ['detail.amount[0].numeric', { detail: { amount: [{ numeric: ['>', 5, '<', 5] }] } }],
    ['detail.amount[0].numeric', { detail: { amount: [{ numeric: ['>=', 5, '<=', 5] }] } }],
    ['detail.amount[0].numeric', { detail: { amount: [{ numeric: ['>', 1, '<', 5, '<'] }] } }],
    ['detail.amount[0].numeric', { detail: { amount: [{ numeric: ['>', 1, '='] }] } }],
    ['a[0].anything-but', { a: [{ 'anything-but': [] }] }],
    ['a[0].anything-but', { a: [{ 'anything-but': null }] }],
    ['a[0].anything-but', { a: [{ 'anything-but': ['a', 5] }] }],
    ['a[0].anything-but', { a: [{ 'anything-but': { cidr: '10.0.0.0/8' } }] }],
    ['a[0].anything-but', { a: [{ 'anything-but': { prefix: 'a', suffix: 'b' } }] }],
    ['a[0].anything-but.prefix', { a: [{ 'anything-but': { prefix: '' } }] }],
    ['a[0].anything-but.prefix', { a: [{ 'anything-but': { prefix: [] } }] }],
    ['a[0].anything-but.suffix[1]', { a: [{ 'anything-but': { suffix: ['a', ''] } }] }],
    ['a[0].anything-but.wildcard[0]', { a: [{ 'anything-but': { wildcard: ['**'] } }] }],
    ['a[0].anything-but.equals-ignore-case', { a: [{ 'anything-but': { 'equals-ignore-case': 5 } }] }],
    ['$or', { $or: { a: [1] } }],
    ['$or', { $or: [{ a: [1] }] }],
    ['$or[1]', { $or: [{ a: [1] }, 5] }],
    ['$or[1]', { $or: [{ a: [1] }, {}] }],
    ['detail.$or[1].b', { detail: { $or: [{ a: [1] }, { b: 5 }] } }],
    ['$or[1].prefix', { $or: [{ a: [1] }, { prefix: ['x'] }] }],
    ['detail.b', { detail: { b: [1], $or: [{ a: [1] }, { b: [2] }] } }],
    ['a.b', { 'a.b': [1], a: { b: [2] } }],
    ['a', { $or: [{ a: [1] }, { b: [1] }], c: { $or: [{ x: [1] }, { y: [1] }] }, a: [2] }],
  ])('is refused at "%s": %j', (place, pattern) => {
    const told = refusals(pattern);
    expect(told.map((one) => one.slice(0, one.indexOf(' ')))).toContain(place);
    expect(told).toHaveLength(1);
  });

  it('is refused with every problem it has', () => {
    expect(refusals({ a: [{ prefix: 1 }], b: 2, c: [] }).map((one) => one.split(' ')[0])).toEqual([
      'a[0].prefix',
      'b',
      'c',
    ]);
  });

  it('is told what could be written instead', () => {
    expect(refusals({ detail: { amount: [{ numeric: ['more', 5] }] } })).toEqual([
      'detail.amount[0].numeric is no comparison: write ["=", 5], one bound such as [">", 5], or two such as [">=", 0, "<", 10]',
    ]);
  });
});

describe('a pattern that is too much', () => {
  const alternatives = (field: string, count: number) => ({
    $or: Array.from({ length: count }, (_, index) => ({ [`${field}${index}`]: [1] })),
  });
  const nested = (levels: number): Json => {
    let json: Json = [1];
    for (let level = 0; level < levels; level += 1) json = { a: json };
    return json;
  };

  it.each<[what: string, within: Json, beyond: Json]>([
    ['levels', nested(64), nested(200_000)],
    ['texts', { a: ['x'.repeat(4_096)] }, { a: ['x'.repeat(4_097)] }],
    ['values', { a: Array.from({ length: 4_096 }, () => 1) }, { a: Array.from({ length: 4_097 }, () => 1) }],
    [
      'combinations',
      { ...alternatives('a', 30), b: alternatives('b', 30) },
      { ...alternatives('a', 40), b: alternatives('b', 30) },
    ],
    ['fields', nestedFields(256), nestedFields(257)],
  ])('is refused: %s', (_, within, beyond) => {
    expect(refusals(within)).toEqual([]);
    expect(refusals(beyond)).not.toEqual([]);
  });

  it('is counted before it is built', () => {
    const doubling = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [`f${index}`, { $or: [{ a: [1] }, { b: [1] }] }]),
    );
    expect(refusals(doubling)).toHaveLength(1);
  });
});

function nestedFields(count: number): Json {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index}`, [1]]));
}

describe('any JSON', () => {
  it('is compiled or refused, and never thrown at', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (json) => {
        const told = compile(JSON.parse(JSON.stringify(json)));
        expect(told.kind === 'compiled' || told.problems.length > 0).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is so with the names of operators in it', () => {
    const key = fc.constantFrom(
      'a',
      '$or',
      'prefix',
      'anything-but',
      'numeric',
      'exists',
      'cidr',
      'wildcard',
      '__proto__',
    );
    const scalar = fc.constantFrom<Json>('a', '', 5, null, true, '=', '>', '**', '10.0.0.0/8');
    const jsonOf = (depth: number): fc.Arbitrary<Json> => {
      if (depth === 0) return scalar;
      const inner = jsonOf(depth - 1);
      const object = fc.dictionary(key, inner, { maxKeys: 3, noNullPrototype: true });
      return fc.oneof(scalar, fc.array(inner, { maxLength: 3 }), object);
    };
    fc.assert(
      fc.property(jsonOf(4), (one) => {
        expect(['compiled', 'refused']).toContain(compile(one).kind);
      }),
      { numRuns: 1_000 },
    );
  });
});
