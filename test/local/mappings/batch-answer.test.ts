import { describe, expect, it } from 'vitest';
import { readBatchAnswer } from '#infra/local/mappings/batch-answer';

const failures = (...ids: unknown[]) => ({ batchItemFailures: ids.map((id) => ({ itemIdentifier: id })) });

describe('the answer to a batch of a and b', () => {
  it.each([
    ['nothing', null, { kind: 'done' }],
    ['an object without failures', {}, { kind: 'done' }],
    ['no list of failures', { batchItemFailures: null }, { kind: 'done' }],
    ['an empty list', failures(), { kind: 'done' }],
    ['one of them', failures('b'), { kind: 'partly', failed: new Set(['b']) }],
    ['the same one twice', failures('b', 'b'), { kind: 'partly', failed: new Set(['b']) }],
    ['one that is not in the batch', failures('a', 'z'), { kind: 'failed' }],
    ['an empty identifier', failures(''), { kind: 'failed' }],
    ['a null identifier', failures(null), { kind: 'failed' }],
    ['a misspelt key', { batchItemFailures: [{ itemIdentifer: 'a' }] }, { kind: 'failed' }],
    ['a text', 'done', { kind: 'failed' }],
  ])('%s', (_, value, expected) => {
    expect(readBatchAnswer({ kind: 'returned', value }, ['a', 'b'], true)).toStrictEqual(expected);
  });

  it('does not count where failures are not reported', () => {
    expect(readBatchAnswer({ kind: 'returned', value: failures('a') }, ['a'], false)).toStrictEqual({
      kind: 'done',
    });
  });

  it('is failure where the function failed', () => {
    expect(readBatchAnswer({ kind: 'failed', reason: 'x' }, ['a'], false)).toStrictEqual({ kind: 'failed' });
  });
});
