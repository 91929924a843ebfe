import { describe, expect, it } from 'vitest';
import { explain } from '#event-pattern/explain';
import { patternSet } from '#event-pattern/pattern-set';
import { awsCases, compiled, isMatch } from './cases.ts';

describe("what AWS's own engine answered", () => {
  const cases = awsCases();

  it('is what we answer', () => {
    const wrong = cases.filter(({ pattern, event, matches }) => isMatch(pattern, event) !== matches);
    expect(cases).toHaveLength(4_000);
    expect(wrong).toEqual([]);
  });

  it('is what a set of all the patterns answers', () => {
    const set = patternSet(
      cases.map(({ pattern }, index) => ({ id: String(index), pattern: compiled(pattern) })),
    );
    const wrong = cases.filter(({ event, matches }, index) => {
      const ids = index % 10 === 0 ? set.matching(event) : undefined;
      return ids !== undefined && ids.includes(String(index)) !== matches;
    });
    expect(wrong).toEqual([]);
  });

  it('is what we can explain', () => {
    const wrong = cases.filter(({ pattern, event, matches }) => {
      const told = explain(compiled(pattern), event);
      return matches ? told.kind !== 'matches' : told.kind !== 'misses' || told.misses.length === 0;
    });
    expect(wrong).toEqual([]);
  });
});
