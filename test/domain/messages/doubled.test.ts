import { describe, expect, it } from 'vitest';
import { doubledIn, mayShowDouble } from '#domain/messages/doubled';
import type { Resent } from '#domain/facts/message-fact';
import { placeOf } from '#domain/messages/message-place';
import { aStatus, inDoubt } from '#test/support/doubts';

const at = 1_000_000;
const early = { at, now: at + 119_999 };
const late = { at, now: at + 120_000 };

function resent(attempt: number, reason: Resent['reason']): Resent {
  return { kind: 'resent', ...placeOf(inDoubt()), attempt, reason, notedAt: at };
}

describe('whether a status may show that Meta took a message twice', () => {
  it.each([
    { attempt: 1, status: 'sent', when: early, may: false },
    { attempt: 1, status: 'sent', when: late, may: true },
    { attempt: 1, status: 'delivered', when: late, may: true },
    { attempt: 1, status: 'read', when: late, may: false },
    { attempt: 1, status: 'failed', when: late, may: false },
    { attempt: 2, status: 'sent', when: early, may: true },
    { attempt: 2, status: 'played', when: early, may: true },
    { attempt: 2, status: 'failed', when: late, may: false },
  ])('attempt $attempt, $status: $may', ({ attempt, status, when, may }) => {
    expect(mayShowDouble({ attempt, status }, when)).toBe(may);
  });
});

describe('the attempts that Meta took besides the first', () => {
  it('are those with a status that is no failure', () => {
    expect(doubledIn([])).toEqual([]);
    expect(doubledIn([aStatus('sent', 1), aStatus('read', 1)])).toEqual([]);
    expect(doubledIn([aStatus('sent', 1), aStatus('failed', 2)])).toEqual([]);
    expect(
      doubledIn([aStatus('read', 3), aStatus('sent', 1), aStatus('sent', 3), aStatus('sent', 2)]),
    ).toEqual([2, 3]);
  });

  it('are not those after whose failure it was sent once more on purpose', () => {
    const statuses = [aStatus('sent', 1), aStatus('failed', 1), aStatus('sent', 2)];
    expect(doubledIn([...statuses, resent(1, 'window-closed')])).toEqual([]);
    expect(doubledIn([...statuses, resent(1, 'failed-for-now')])).toEqual([]);
    expect(doubledIn([...statuses, resent(1, 'no-status')])).toEqual([2]);
  });
});
