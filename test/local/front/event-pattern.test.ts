import { describe, expect, it } from 'vitest';
import { readPattern } from '#infra/local/front/event-pattern';

const event = {
  source: 'erp.purchasing',
  'detail-type': 'PurchaseSubmitted',
  detail: { amount: 7, tags: ['a', 'b'], open: true, none: null },
};

describe('an event pattern', () => {
  it.each([
    [{ source: ['erp.purchasing'] }, true],
    [{ source: ['erp'] }, false],
    [{ source: ['x', { prefix: 'erp.' }] }, true],
    [{ source: [{ 'anything-but': { prefix: 'chasqui.' } }] }, true],
    [{ source: [{ 'anything-but': { prefix: 'erp' } }] }, false],
    [{ source: [{ 'anything-but': 'erp.purchasing' }] }, false],
    [{ source: [{ 'anything-but': ['x', 'y'] }] }, true],
    [{ detail: { amount: [7], open: [true], none: [null] } }, true],
    [{ detail: { amount: ['7'] } }, false],
    [{ detail: { tags: ['b'] } }, true],
    [{ detail: { absent: [{ 'anything-but': 'x' }] } }, false],
    [{ source: ['erp.purchasing'], detail: { amount: [8] } }, false],
    [{ source: { deeper: ['x'] } }, false],
    [{ toString: ['x'] }, false],
  ])('%j answers %s', (pattern, expected) => {
    const read = readPattern(pattern);
    expect('matches' in read && read.matches(event)).toBe(expected);
  });

  it.each([
    [{ detail: { amount: [{ numeric: ['>', 6] }] } }, true],
    [{ $or: [{ source: ['x'] }, { 'detail-type': [{ wildcard: 'Purchase*' }] }] }, true],
    [{ source: [{ suffix: '.sales' }] }, false],
  ])('in the whole of its language, %j answers %s', (pattern, expected) => {
    const read = readPattern(pattern);
    expect('matches' in read && read.matches(event)).toBe(expected);
  });

  it.each([
    [{ source: [{ starts: 'x' }] }, 'source[0]'],
    [{ detail: { amount: [] }, source: 'x' }, 'detail.amount is an empty list: name a value; source must be'],
    [{}, 'the pattern is an empty object'],
    ['x', 'the pattern must be an object with fields'],
    [undefined, 'the pattern is no JSON'],
  ])('%j is refused', (pattern, problem) => {
    expect(readPattern(pattern)).toStrictEqual({ problem: expect.stringContaining(problem) });
  });
});
