import { describe, expect, it } from 'vitest';
import { decideFailure } from '#domain/messages/failure-decision';
import type { Message } from '#domain/messages/message';
import { aStatus, claimed, inDoubt } from '#test/support/doubts';

const minute = 60_000;
const accepted: Message = { ...inDoubt({ attempt: 1 }), status: 'accepted', providerDigest: 'wamid.1' };
const facts = [aStatus('sent', 1), aStatus('failed', 1)];

function decide(code: number | undefined, message = accepted, change: object = {}) {
  const failure = { attempt: 1, code, happenedAt: claimed, facts, now: claimed + minute };
  return decideFailure(message, { ...failure, ...change });
}

describe('after a failure that came as a status, a message', () => {
  it('goes once more as a template where free text does not go any more', () => {
    expect(decide(131_047)).toMatchObject({
      kind: 'again',
      reason: 'window-closed',
      next: { status: 'queued', asTemplate: true, attempt: 1, dueAt: claimed + 11 * minute },
    });
    expect(decide(131_047, inDoubt({ attempt: 1 }))).toMatchObject({
      kind: 'again',
      reason: 'window-closed',
    });
  });

  it('that was a template ends where only a template would go', () => {
    expect(decide(131_047, { ...accepted, asTemplate: true })).toEqual({
      kind: 'final',
      reason: 'rejected-by-meta',
    });
  });

  it.each([
    ['a fault of the moment', 131_016, 1_000],
    ['a limit that lasts for minutes', 131_057, minute],
    ['the pause of its template', 132_015, 15 * minute],
  ])('waits after %s', (_, code, wait) => {
    const dueAt = claimed + minute + wait;
    expect(decide(code)).toMatchObject({ kind: 'again', next: { status: 'waiting', code, dueAt } });
    expect(decide(code)).not.toHaveProperty('stop');
  });

  it('stops its number where the account is at fault, unless that was long ago', () => {
    expect(decide(131_042)).toMatchObject({ kind: 'again', stop: 131_042, next: { status: 'waiting' } });
    const old = decide(131_042, accepted, { happenedAt: claimed - 9 * minute });
    expect(old).toMatchObject({ kind: 'again', next: { status: 'waiting' } });
    expect(old).not.toHaveProperty('stop');
  });

  it.each([
    [131_026, 'undeliverable'],
    [131_049, 'undeliverable'],
    [131_050, 'opted-out'],
    [132_016, 'template-not-approved'],
    [131_009, 'rejected-by-meta'],
    [999_999, 'rejected-by-meta'],
  ])('has failed for good by %d: %s', (code, reason) => {
    expect(decide(code)).toEqual({ kind: 'final', reason });
  });

  it('has failed for good where Meta names no code, and after eight attempts', () => {
    expect(decide(undefined)).toEqual({ kind: 'final' });
    const eighth = { attempt: 8, facts: [aStatus('failed', 8)] };
    expect(decide(131_016, { ...accepted, attempt: 8 }, eighth)).toEqual({ kind: 'final' });
    const seventh = { attempt: 7, facts: [aStatus('failed', 7)] };
    expect(decide(131_016, { ...accepted, attempt: 7 }, seventh).kind).toBe('again');
  });

  it('takes its place among those to its person, however often it was one too many', () => {
    expect(decide(131_056)).toEqual({ kind: 'in-line', pause: 1_000 });
    const ninth = { attempt: 9, facts: [aStatus('failed', 9)] };
    expect(decide(131_056, { ...accepted, attempt: 9 }, ninth)).toEqual({ kind: 'in-line', pause: 900_000 });
  });

  it('is not given up for what its account is refused, however often', () => {
    const ninth = { attempt: 9, facts: [aStatus('failed', 9)] };
    expect(decide(131_042, { ...accepted, attempt: 9 }, ninth)).toMatchObject({
      kind: 'again',
      stop: 131_042,
    });
  });

  it('is left where the failure is not the last word about it', () => {
    expect(decide(131_047, { ...accepted, attempt: 2 })).toEqual({ kind: 'left', why: 'another-attempt' });
    const arrived = { facts: [...facts, aStatus('delivered', 1)] };
    expect(decide(131_047, accepted, arrived)).toEqual({ kind: 'left', why: 'arrived' });
    const other = { attempt: 2, facts: [aStatus('sent', 1), aStatus('failed', 2)] };
    expect(decide(131_047, { ...accepted, attempt: 2 }, other)).toEqual({ kind: 'left', why: 'arrived' });
  });

  it.each([
    ['held', { status: 'held', dueAt: 1 }, { kind: 'left', why: 'goes-anyway' }],
    ['queued', { status: 'queued', dueAt: 1 }, { kind: 'left', why: 'goes-anyway' }],
    ['waiting', { status: 'waiting', dueAt: 1, code: 1 }, { kind: 'left', why: 'goes-anyway' }],
    ['failed', { status: 'failed', reason: 'undeliverable' }, { kind: 'left', why: 'finished' }],
    ['cancelled', { status: 'cancelled', reason: 'closed' }, { kind: 'left', why: 'finished' }],
    ['expired', { status: 'expired', reason: 'not-after' }, { kind: 'left', why: 'finished' }],
    [
      'being sent',
      { status: 'sending', dueAt: 1, claim: { id: 'c', since: 1, until: 2 } },
      { kind: 'too-early' },
    ],
  ] as const)('that is %s is looked at as such', (_, state, decision) => {
    expect(decide(131_047, { ...accepted, ...state })).toEqual(decision);
  });
});
