import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideDoubt, type DoubtKnowledge } from '#domain/messages/doubt-decision';
import type { RecordFact } from '#domain/facts/fact';
import { placeOf } from '#domain/messages/message-place';
import { aStatus, claimed, inDoubt } from '#test/support/doubts';

const minute = 60_000;
const hour = 60 * minute;
const later = (ms: number, change: Partial<DoubtKnowledge> = {}): DoubtKnowledge => ({
  facts: [],
  heartbeat: undefined,
  silence: undefined,
  now: claimed + ms,
  ...change,
});
/** A status of another message, younger than the attempt by so much. */
const heard = (ms: number, lag = 2000) => ({ happenedAt: claimed + ms, appliedAt: claimed + ms + lag });
const answers: readonly RecordFact[] = [
  {
    ...placeOf(inDoubt()),
    kind: 'accepted',
    attempt: 2,
    claimedAt: claimed,
    answeredAt: claimed + 1,
    providerDigest: 'wamid.2',
  },
  {
    ...placeOf(inDoubt()),
    kind: 'refused',
    attempt: 2,
    claimedAt: claimed,
    answeredAt: claimed + 1,
    code: 4,
    means: 'retry',
  },
];

describe('a doubt', () => {
  it.each(['sent', 'delivered', 'read', 'failed'])('is settled by the status %s of its attempt', (status) => {
    const decision = decideDoubt(inDoubt(), later(2 * minute, { facts: [aStatus(status, 2)] }));
    expect(decision).toEqual({ kind: 'settle', attempt: 2, providerDigest: 'wamid.2' });
  });

  it('is settled by a status of the attempt before, which the person has then', () => {
    const decision = decideDoubt(inDoubt(), later(2 * minute, { facts: [aStatus('delivered', 1)] }));
    expect(decision).toEqual({ kind: 'settle', attempt: 1, providerDigest: 'wamid.1' });
  });

  it('is not settled by an attempt before that failed at the phone', () => {
    const facts = [aStatus('sent', 1), aStatus('failed', 1)];
    expect(decideDoubt(inDoubt(), later(2 * minute, { facts })).kind).toBe('look-later');
  });

  it.each(answers)('is left to the sender where the answer stands: $kind', (answer) => {
    const facts = [aStatus('sent', 2), answer];
    expect(decideDoubt(inDoubt(), later(2 * minute, { facts }))).toEqual({ kind: 'reconsider' });
    const before = { ...answer, attempt: 1 };
    expect(decideDoubt(inDoubt(), later(2 * minute, { facts: [before] })).kind).toBe('look-later');
  });

  it('is sent again when statuses of later messages came without delay', () => {
    const resend = { kind: 'resend', reason: 'no-status' };
    const known = (heartbeat: DoubtKnowledge['heartbeat']) =>
      decideDoubt(inDoubt(), later(2 * minute, { heartbeat }));
    expect(known(heard(minute))).toEqual(resend);
    expect(known(heard(minute - 1)).kind, 'not later enough').toBe('look-later');
    expect(known(heard(minute, 29_999))).toEqual(resend);
    expect(known(heard(minute, 30_000)).kind, 'statuses come late').toBe('look-later');
  });

  it('is sent again for that even where it was once already, or is to be held', () => {
    const heartbeat = heard(minute);
    for (const message of [inDoubt({ unsure: true }), inDoubt({ whenInDoubt: 'hold' })]) {
      expect(decideDoubt(message, later(2 * minute, { heartbeat })).kind).toBe('resend');
    }
  });

  it('is looked at each minute for ten minutes without any knowledge, and then sent again', () => {
    expect(decideDoubt(inDoubt(), later(10 * minute - 1))).toEqual({
      kind: 'look-later',
      dueAt: claimed + 11 * minute - 1,
    });
    expect(decideDoubt(inDoubt(), later(10 * minute))).toEqual({ kind: 'resend', reason: 'resent-unsure' });
  });

  it.each([
    ['was sent again unsure already', inDoubt({ unsure: true })],
    ['is held by its route', inDoubt({ whenInDoubt: 'hold' })],
  ])('that %s is looked at hourly, and given up after a day', (_, message) => {
    expect(decideDoubt(message, later(10 * minute))).toEqual({
      kind: 'look-later',
      dueAt: claimed + 70 * minute,
    });
    expect(decideDoubt(message, later(24 * hour - 1)).kind).toBe('look-later');
    expect(decideDoubt(message, later(24 * hour))).toEqual({ kind: 'give-up' });
  });

  describe('whose second attempt fell into a silence of its number', () => {
    const unsure = inDoubt({ unsure: true });
    const silence = { since: claimed, last: claimed, calls: 3, thing: 'm'.repeat(16) };
    const resent = (times: number) =>
      Array.from({ length: times }, (_, index): RecordFact => {
        const about = { ...placeOf(inDoubt()), attempt: index + 1, notedAt: claimed };
        return { kind: 'resent', ...about, reason: 'resent-unsure' };
      });
    const again = { kind: 'resend', reason: 'resent-unsure' };

    it('is sent again when the number is heard again', () => {
      const over = { ...silence, calls: 0, heardAt: claimed + 1 };
      expect(decideDoubt(unsure, later(10 * minute, { silence: over }))).toEqual(again);
      const before = { ...over, since: claimed - 2, heardAt: claimed - 1 };
      expect(decideDoubt(unsure, later(hour, { silence: before })).kind).toBe('look-later');
      const after = { ...silence, since: claimed + 1 };
      expect(decideDoubt(unsure, later(hour, { silence: after })).kind).toBe('look-later');
    });

    it('is looked at each ten minutes while it is not, and sent again after half an hour, three times in all', () => {
      const known = (ms: number, times: number) => later(ms, { silence, facts: resent(times) });
      expect(decideDoubt(unsure, known(10 * minute, 1))).toEqual({
        kind: 'look-later',
        dueAt: claimed + 20 * minute,
      });
      expect(decideDoubt(unsure, known(30 * minute, 1))).toEqual(again);
      expect(decideDoubt(unsure, known(30 * minute, 2))).toEqual(again);
      expect(decideDoubt(unsure, known(30 * minute, 3)).kind).toBe('look-later');
      expect(decideDoubt(unsure, known(24 * hour, 3)).kind).toBe('give-up');
    });

    it('stays alone where its route would rather have none than two', () => {
      const held = inDoubt({ unsure: true, whenInDoubt: 'hold' });
      expect(decideDoubt(held, later(hour, { silence })).kind).toBe('look-later');
    });
  });

  it('is not sent again after ten of them, whatever is heard', () => {
    const doubts = Array.from({ length: 10 }, (_, index): RecordFact => {
      const about = { ...placeOf(inDoubt()), attempt: index + 1, claimedAt: claimed, notedAt: claimed };
      return { kind: 'doubted', ...about, reason: 'cut' };
    });
    const known = { heartbeat: heard(hour), facts: doubts };
    expect(decideDoubt(inDoubt(), later(2 * hour, known)).kind).toBe('look-later');
    expect(decideDoubt(inDoubt(), later(24 * hour, known)).kind).toBe('give-up');
    expect(decideDoubt(inDoubt(), later(2 * hour, { ...known, facts: doubts.slice(1) })).kind).toBe('resend');
  });

  it('is decided the same whatever the order of the facts', () => {
    const statuses = [aStatus('sent', 1), aStatus('failed', 1), aStatus('sent', 2), aStatus('read', 2)];
    fc.assert(
      fc.property(fc.shuffledSubarray(statuses), (facts) => {
        const sorted = facts.toSorted((one, other) => statuses.indexOf(one) - statuses.indexOf(other));
        const decide = (of: typeof facts) => decideDoubt(inDoubt(), later(2 * minute, { facts: of }));
        expect(decide(facts)).toEqual(decide(sorted));
      }),
    );
  });
});
