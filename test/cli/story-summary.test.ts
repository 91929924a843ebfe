import { describe, expect, it } from 'vitest';
import type { RecordFact } from '#domain/facts/fact';
import { summaryOf } from '#infra/cli/story-summary';
import { whatHappened } from '#infra/cli/story-words';

const message = { record: 'r', slice: 0, at: 0, thing: 'm', event: 'e', route: 'new-ticket', person: 'p' };
const slot: RecordFact = {
  kind: 'slot',
  ...message,
  channel: 'helpdesk',
  tell: 0,
  day: '2026-11-20',
  version: 'v',
  plan: { kind: 'planned', template: 't', language: 'en', timeZone: 'UTC', digest: 'd' },
};
const attempt = { ...message, attempt: 1, claimedAt: 1 };
const accepted: RecordFact = { kind: 'accepted', ...attempt, answeredAt: 2, providerDigest: 'd'.repeat(22) };
const refused: RecordFact = {
  kind: 'refused',
  ...attempt,
  answeredAt: 2,
  code: 130429,
  subcode: 2494055,
  means: 'retry',
};
const doubted: RecordFact = { kind: 'doubted', ...attempt, notedAt: 2, reason: 'lease-expired' };
const settled: RecordFact = { kind: 'settled', ...attempt, by: 'late-answer', notedAt: 3 };
const resent: RecordFact = { kind: 'resent', ...message, attempt: 1, reason: 'resent-unsure', notedAt: 3 };
const settledByStatus: RecordFact = { ...settled, by: 'status' };
const told: RecordFact = {
  kind: 'status',
  record: 'r',
  slice: 0,
  at: 0,
  thing: 'm',
  attempt: 1,
  status: 'delivered',
  providerDigest: 'd'.repeat(22),
  happenedAt: 1000,
  seenAt: 1002,
};
const ended: RecordFact = {
  kind: 'ended',
  ...message,
  as: 'expired',
  reason: 'not-after',
  notedAt: 3,
  attempt: 1,
};

describe('how a message stands', () => {
  it.each([
    ['queued', []],
    ['accepted', [accepted]],
    ['waiting after a refusal', [refused]],
    ['in doubt', [doubted]],
    ['accepted', [doubted, accepted, settled]],
    ['accepted', [accepted, doubted]],
    ['accepted', [refused, accepted]],
    ['expired (not-after)', [refused, ended]],
    ['to be sent once more', [doubted, resent]],
    ['in doubt', [doubted, resent, doubted]],
    ['accepted', [doubted, settledByStatus, told]],
  ])('is %s after its facts', (standing, facts) => {
    expect(summaryOf([slot, ...facts])).toBe(`1 to be told: 1 ${standing}`);
  });

  it('is its own affair: facts of another message do not count', () => {
    expect(summaryOf([slot, { ...accepted, thing: 'other' }])).toBe('1 to be told: 1 queued');
  });

  it('is not asked where there is none', () => {
    expect(summaryOf([])).toBe('nobody was to be told');
  });
});

describe('what happened, in words', () => {
  it.each<[RecordFact, string]>([
    [refused, 'refused 130429/2494055: a fault of the moment, tried again'],
    [doubted, 'in doubt: the sender stopped before the answer'],
    [settled, 'doubt settled by a late answer'],
    [settledByStatus, 'doubt settled: a status came'],
    [resent, 'to be sent once more, unsure whether the first arrived'],
    [told, 'delivered'],
    [{ ...told, status: 'failed', code: 131026 }, 'failed (131026)'],
    [ended, 'expired: its time was over'],
    [
      { ...message, kind: 'nobody-notified', channels: ['helpdesk', 'ops'], suppressed: 2 },
      'nobody notified in helpdesk, ops: 2 kept back',
    ],
    [
      { ...message, kind: 'route-failed', version: 'v', reason: 'record-key-empty' },
      'the route could not name its record (record-key-empty)',
    ],
  ])('says of %j: %s', (fact, said) => {
    expect(whatHappened(fact)).toBe(said);
  });
});
