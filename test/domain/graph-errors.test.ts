import { describe, expect, it } from 'vitest';
import { backoff } from '#domain/backoff';
import { meaningOf } from '#domain/graph-errors';

function meaning(code: number, { httpStatus = 400, transient = false } = {}) {
  return meaningOf({ kind: 'error', code, httpStatus, transient });
}

describe('a Graph error', () => {
  it.each([1, 2, 4, 613, 80007, 130429, 131000, 131016, 131057])('%d is tried again', (code) => {
    expect(meaning(code)).toEqual({ means: 'retry' });
  });

  it.each([0, 3, 10, 190, 200, 299, 368, 131031, 131042, 131048, 131064])('%d stops the number', (code) => {
    expect(meaning(code)).toEqual({ means: 'stop-number' });
  });

  it.each([
    [131026, 'undeliverable'],
    [131050, 'opted-out'],
    [132001, 'template-not-approved'],
    [132015, 'template-not-approved'],
    [132000, 'rejected-by-meta'],
    [100, 'rejected-by-meta'],
  ])('%d is given up: %s', (code, reason) => {
    expect(meaning(code)).toEqual({ means: 'give-up', reason });
  });

  it('131056 is too much for this person only', () => {
    expect(meaning(131056)).toEqual({ means: 'wait-person' });
  });

  it('with an unknown code is tried again only where the server failed', () => {
    expect(meaning(999_999)).toEqual({ means: 'give-up', reason: 'rejected-by-meta' });
    expect(meaning(999_999, { transient: true })).toEqual({ means: 'retry' });
    expect(meaning(999_999, { httpStatus: 503 })).toEqual({ means: 'retry' });
    expect(meaning(999_999, { httpStatus: 429 })).toEqual({ means: 'retry' });
    expect(meaning(100, { httpStatus: 500 })).toEqual({ means: 'give-up', reason: 'rejected-by-meta' });
  });
});

describe('the wait after a refused attempt', () => {
  it('grows fourfold and stops at a quarter of an hour', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 50].map(backoff)).toEqual([
      1000, 4000, 16_000, 64_000, 256_000, 900_000, 900_000, 900_000,
    ]);
  });
});
