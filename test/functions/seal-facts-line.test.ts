import { describe, expect, it } from 'vitest';
import { lineOf } from '#functions/seal-facts/line-of';

const told = { eventName: 'MODIFY', dynamodb: {} };
const before = { pk: 'R#1', sk: '0', reason: 'one' };
const after = { pk: 'R#1', sk: '0', reason: 'two' };

describe('a change of the ledger', () => {
  it('is kept as what it is', () => {
    expect(lineOf({ told, change: { kind: 'inserted', after } })).toEqual({ kind: 'put', item: after });
    expect(lineOf({ told, change: { kind: 'modified', before, after } })).toEqual({
      kind: 'changed',
      before,
      after,
    });
    expect(lineOf({ told, change: { kind: 'removed', before } })).toEqual({ kind: 'removed', before });
  });

  it('is kept as it was told where nobody of us wrote it', () => {
    const bytes = { ...after, reason: new Uint8Array([1]) };
    for (const change of [
      undefined,
      { kind: 'modified', before, after: bytes } as const,
      { kind: 'modified', before: bytes, after } as const,
    ]) {
      expect(lineOf({ told, change })).toEqual({ kind: 'unreadable', change: told });
    }
  });
});
