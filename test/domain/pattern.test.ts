import { describe, expect, it } from 'vitest';
import { matches } from '#domain/pattern';

describe('an exact pattern', () => {
  const event = {
    source: 'helpdesk',
    detail: {
      priority: 'high',
      tags: ['a', 'b'],
      items: [{ id: 1 }, { id: 2, open: true }],
      none: null,
      n: 3,
    },
  };

  it.each([
    [{ source: ['helpdesk'] }, true],
    [{ source: ['erp', 'helpdesk'] }, true],
    [{ source: ['erp'] }, false],
    [{ detail: { tags: ['b'] } }, true],
    [{ detail: { tags: ['c'] } }, false],
    [{ detail: { none: [null] } }, true],
    [{ detail: { absent: [null] } }, false],
    [{ detail: { n: [3] } }, true],
    [{ detail: { n: ['3'] } }, false],
    [{ detail: { items: { id: [2], open: [true] } } }, true],
    [{ detail: { items: { id: [1], open: [true] } } }, false],
    [{ detail: { priority: { deep: ['high'] } } }, false],
    [{ constructor: ['x'] }, false],
    [{ detail: { priority: [] } }, false],
    [{}, true],
  ])('%j answers %s', (pattern, answer) => {
    expect(matches(pattern, event)).toBe(answer);
  });
});
