import { describe, expect, it } from 'vitest';
import { backoff, waitAfter } from '#domain/messages/backoff';
import { meaningOf, troubleOf } from '#domain/outbound/graph-errors';
import { codes } from './graph-codes.ts';

interface Given {
  readonly subcode?: number;
  readonly httpStatus?: number;
  readonly transient?: boolean;
}

function attempts(code: number, { httpStatus = 400, transient = false, ...more }: Given = {}): string[] {
  const error = { kind: 'error', code, httpStatus, transient, ...more } as const;
  return [1, 2, 3, 4, 5, 6, 7, 8, 9].map((attempt) => {
    const meaning = meaningOf(error, { attempt, content: 'template' });
    return meaning.means === 'give-up' ? meaning.reason : meaning.means;
  });
}

/** What becomes of a template that gets this error at every attempt, and how long it waits after the first. */
function courseOf(code: number, given: Given = {}): string {
  const all = attempts(code, given);
  const [first = ''] = all;
  if (first !== 'retry') return new Set(all).size === 1 ? first : 'something else each time';
  const tries = all.filter((means) => means === 'retry').length + 1;
  const wait = waitAfter({ code, means: 'retry', attempt: 1 }) / 1000;
  return `again after ${wait} s${tries > all.length ? '' : `, ${tries} times in all`}`;
}

describe('a Graph error', () => {
  it.each(codes)('%i (%s) is answered with: %s', (code, _, course) => {
    expect(courseOf(code)).toBe(course);
  });

  it('that names no number of ours stops the number, and no other parameter does', () => {
    expect(courseOf(100, { subcode: 33 })).toBe('stop-number');
    expect(courseOf(100, { subcode: 2494 })).toBe('rejected-by-meta');
    expect(courseOf(131009, { subcode: 33 })).toBe('rejected-by-meta');
  });

  it('that the window is over sends a template in place of free text, and not in place of a template', () => {
    const late = { kind: 'error', code: 131047, httpStatus: 400, transient: false } as const;
    expect(meaningOf(late, { attempt: 1, content: 'free-form' })).toEqual({ means: 'use-template' });
    expect(meaningOf(late, { attempt: 1, content: 'template' })).toEqual({
      means: 'give-up',
      reason: 'rejected-by-meta',
    });
  });

  it('tells of the others where Meta is unwell as a whole, or may be', () => {
    for (const code of [2, 4, 80_007, 131_016]) expect(troubleOf({ code, httpStatus: 400 })).toBe('surely');
    for (const code of [1, 131_000]) expect(troubleOf({ code })).toBe('perhaps');
    expect(troubleOf({ code: 999_999, httpStatus: 503 })).toBe('perhaps');
    expect(troubleOf({ code: 999_999, httpStatus: 400 })).toBeUndefined();
    for (const code of [190, 130_429, 131_026, 131_056]) expect(troubleOf({ code })).toBeUndefined();
  });

  it('with a code that nobody knows is tried again a few times where the server failed, else not', () => {
    const few = 'again after 1 s, 8 times in all';
    expect(courseOf(999_999)).toBe('rejected-by-meta');
    expect(courseOf(999_999, { transient: true })).toBe(few);
    expect(courseOf(999_999, { httpStatus: 503 })).toBe(few);
    expect(courseOf(999_999, { httpStatus: 429 })).toBe(few);
  });

  it('that is known is judged by its code, whatever the HTTP status says', () => {
    expect(courseOf(100, { httpStatus: 500, transient: true })).toBe('rejected-by-meta');
    expect(courseOf(190, { httpStatus: 500, transient: true })).toBe('stop-number');
    expect(courseOf(130429, { httpStatus: 403 })).toBe('again after 1 s');
  });
});

describe('the wait after a refused attempt', () => {
  it('grows fourfold and stops at a quarter of an hour', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 50].map(backoff)).toEqual([
      1000, 4000, 16_000, 64_000, 256_000, 900_000, 900_000, 900_000,
    ]);
  });

  it('begins with a minute and doubles where limits of calls or maintenance last for minutes', () => {
    const waits = [1, 2, 3, 4, 5, 50].map((attempt) => waitAfter({ code: 131057, means: 'retry', attempt }));
    expect(waits).toEqual([60_000, 120_000, 240_000, 480_000, 900_000, 900_000]);
  });

  it('is 4^n seconds for one person’s limit', () => {
    const waits = [1, 2, 3].map((attempt) => waitAfter({ code: 131056, means: 'wait-person', attempt }));
    expect(waits).toEqual([1000, 4000, 16_000]);
  });

  it('is a quarter of an hour for a paused template, after which its news may have come', () => {
    const waits = [1, 9].map((attempt) => waitAfter({ code: 132015, means: 'wait-template', attempt }));
    expect(waits).toEqual([900_000, 900_000]);
  });

  it('is a minute where the number is stopped, which then decides when it is tried', () => {
    const waits = [1, 9].map((attempt) => waitAfter({ code: 190, means: 'stop-number', attempt }));
    expect(waits).toEqual([60_000, 60_000]);
  });
});
