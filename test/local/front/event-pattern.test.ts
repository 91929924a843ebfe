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
    [{ source: [{ suffix: 'x' }] }, 'source: {"suffix":"x"} is not known to the local stack'],
    [
      { source: [{ 'anything-but': { suffix: 'x' } }] },
      'source: {"anything-but":{"suffix":"x"}} is not known',
    ],
    [{ $or: [{ source: ['x'] }] }, '$or is not known'],
    [{ detail: { amount: [] } }, 'detail.amount is empty'],
    [{ detail: 'x' }, 'detail. is not an object with fields'],
    [{}, 'the pattern is not an object with fields'],
  ])('%j is refused', (pattern, problem) => {
    expect(readPattern(pattern)).toStrictEqual({ problem: expect.stringContaining(problem) });
  });
});
