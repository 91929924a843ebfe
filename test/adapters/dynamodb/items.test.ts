import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from 'vitest';
import { itemOf, itemOfError } from '#adapters/dynamodb/items';

const key = { pk: 'a', sk: 'b' };

describe('an item from DynamoDB', () => {
  it('is what was written, of every type that is written', () => {
    const item = {
      ...key,
      text: 'x',
      n: 1.5,
      yes: true,
      none: null,
      list: ['x', [1]],
      map: { in: -2 },
      bytes: Uint8Array.of(1),
    };
    expect(itemOf(item)).toEqual(item);
    expect(itemOfError(marshall(item))).toEqual(item);
  });

  it.each([new Set(['a']), 1n, { in: [new Set([1])] }, undefined, new Date(0)])(
    'of a type that is never written is refused: %s',
    (value) => {
      expect(() => itemOf({ ...key, value })).toThrow('never write');
    },
  );

  it('without our key is refused', () => {
    expect(() => itemOf({ pk: 'a' })).toThrow('without pk and sk');
    expect(() => itemOf({ pk: 'a', sk: 1 })).toThrow('without pk and sk');
  });
});
