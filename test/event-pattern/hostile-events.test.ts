import { describe, expect, it } from 'vitest';
import { explain } from '#event-pattern/explain';
import type { Json, JsonObject } from '#event-pattern/json';
import { matches } from '#event-pattern/matches';
import { patternSet } from '#event-pattern/pattern-set';
import { compiled } from './cases.ts';

const pattern = compiled({
  detail: { a: { b: { p: ['yes'], q: ['yes'], r: ['yes'], s: ['yes'] } }, tags: [{ 'anything-but': ['x'] }] },
});
const set = patternSet([
  { id: 'deep', pattern },
  { id: 'other', pattern: compiled({ detail: { a: { b: [{ wildcard: '*a*a*a*b' }] } } }) },
  { id: 'plain', pattern: compiled({ source: ['erp'] }) },
]);

/** An event of about 1 MiB, the largest that EventBridge takes. */
function event(detail: Json): JsonObject {
  const json = JSON.stringify({ source: 'erp', detail });
  if (json.length > 1_300_000) throw new Error('larger than any event');
  return JSON.parse(json);
}

const many = (count: number, value: (index: number) => Json) =>
  Array.from({ length: count }, (_, index) => value(index));
const one = (index: number): Json => ({ [['p', 'q', 'r', 's'][index % 4] ?? 'p']: 'yes' });

describe('an event made to be expensive', () => {
  it.each<[what: string, detail: Json]>([
    ['many objects that each have a part', { a: { b: many(60_000, one) }, tags: 'y' }],
    [
      'many ways to spell a path, each with an array',
      { a: { b: many(20_000, one) }, 'a.b': many(20_000, one), tags: 'y' },
    ],
    [
      'arrays in arrays of objects',
      { a: many(200, () => ({ b: many(100, (index) => [one(index)]) })), tags: 'y' },
    ],
    ['arrays a hundred thousand deep', JSON.parse(`${'['.repeat(100_000)}1${']'.repeat(100_000)}`)],
    ['objects a hundred thousand deep', JSON.parse(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`)],
    ['a long text', { a: { b: 'a'.repeat(1_000_000) } }],
    ['a long name of dots', { ['.'.repeat(1_000_000)]: 1 }],
    ['many names', Object.fromEntries(Array.from({ length: 60_000 }, (_, index) => [`n${index}.x`, 1]))],
    ['the same value many times', { a: { b: many(200_000, () => 'yes') }, tags: many(100_000, () => 'x') }],
  ])('is answered: %s', (_, detail) => {
    const hostile = { source: 'erp', detail };
    expect(matches(pattern, hostile)).toBe(false);
    expect(set.matching(hostile)).toEqual(['plain']);
    expect(explain(pattern, hostile).kind).toBe('misses');
  });

  it('is not said to lack something where that was not found out', () => {
    const tangled = { a: { b: many(20_000, one) }, 'a.b': many(20_000, one), tags: 'y' };
    expect(explain(pattern, { detail: tangled })).toEqual({
      kind: 'misses',
      misses: [{ kind: 'undecided' }],
    });
  });

  it('of many objects is still answered where one of them is whole', () => {
    const whole = { p: 'yes', q: 'yes', r: 'yes', s: 'yes' };
    expect(set.matching(event({ a: { b: [...many(30_000, one), whole] }, tags: 'y' }))).toEqual([
      'deep',
      'plain',
    ]);
  });
});
