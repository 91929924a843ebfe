import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain } from '#event-pattern/explain';
import { matches } from '#event-pattern/matches';
import { patternSet } from '#event-pattern/pattern-set';
import { event, pattern } from './arbitraries.ts';
import { compiled } from './cases.ts';

describe('a set of patterns', () => {
  it('answers as its patterns do one by one, in their order', () => {
    fc.assert(
      fc.property(
        fc.array(pattern, { maxLength: 40 }),
        fc.array(event, { maxLength: 5 }),
        (patterns, events) => {
          const named = patterns.map((one, index) => ({ id: `id-${index}`, pattern: one }));
          const set = patternSet(named);
          for (const one of events) {
            const each = named.filter((candidate) => matches(candidate.pattern, one)).map(({ id }) => id);
            expect(set.matching(one)).toEqual(each);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('tells many patterns apart by any of their values', () => {
    const leaves = (index: number) => [
      { store: [`s-${index}`] },
      { amount: [{ numeric: ['>=', index, '<', index + 1] }] },
      { article: [{ prefix: `${index}-` }] },
      { file: [{ suffix: `.${index}` }] },
      { label: [{ 'equals-ignore-case': `Label ${index}` }] },
      { path: [{ wildcard: `/${index}/*` }] },
    ];
    const set = patternSet(
      Array.from({ length: 100 }, (_, index) => leaves(index)).flatMap((several, index) =>
        several.map((detail) => ({
          id: `${Object.keys(detail).join('')} ${index}`,
          pattern: compiled({ source: ['erp'], detail }),
        })),
      ),
    );
    const detail = {
      store: 's-7',
      amount: 8.5,
      article: '9-x',
      file: 'a.10',
      label: 'lABEL 11',
      path: '/12/y',
    };
    expect(set.matching({ source: 'erp', detail })).toEqual([
      'store 7',
      'amount 8',
      'article 9',
      'file 10',
      'label 11',
      'path 12',
    ]);
    expect(set.matching({ source: 'crm', detail })).toEqual([]);
  });

  it('finds what only the quotes around a text make match, as on AWS', () => {
    const texts = ['a', 'b', 'c', 'd', 'e', 'f'];
    const ends = texts.map((text) => ({
      id: `end ${text}`,
      pattern: compiled({ x: [{ suffix: `"${text}` }] }),
    }));
    const starts = texts.map((text) => ({
      id: `start ${text}`,
      pattern: compiled({ x: [{ prefix: `${text}"` }] }),
    }));
    expect(patternSet([...ends, ...starts]).matching({ x: 'c' })).toEqual(['end c', 'start c']);
  });

  it('is empty for nothing', () => {
    expect(patternSet([]).matching({ a: 1 })).toEqual([]);
  });

  it('names a pattern once, however many of its alternatives match', () => {
    const either = compiled({ $or: [{ a: [1] }, { b: [1] }] });
    expect(patternSet([{ id: 'either', pattern: either }]).matching({ a: [1, 1], b: 1 })).toEqual(['either']);
  });
});

describe('an explanation', () => {
  it('finds a match where there is one, and something to name where there is none', () => {
    fc.assert(
      fc.property(pattern, event, (one, some) => {
        const told = explain(one, some);
        expect(told.kind === 'matches').toBe(matches(one, some));
        expect(told.kind === 'matches' || told.misses.length > 0).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
