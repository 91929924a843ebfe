import { describe, expect, it } from 'vitest';
import { advance, type Message, mayFollow, type Status, transitions } from '#domain/messages/message';
import { placeOf } from '#domain/messages/message-place';

const queued: Message = {
  ref: `${'r'.repeat(22)}.00.00000000a.${'m'.repeat(16)}`,
  event: 'e',
  route: 'r',
  person: 'p',
  member: 'ana',
  channel: 'c',
  template: 't',
  language: 'en',
  parameters: [['a', 'b']],
  salt: 's',
  attempt: 0,
  status: 'queued',
  dueAt: 1,
};

describe('the life of a message', () => {
  const statuses: Status[] = [
    'queued',
    'held',
    'sending',
    'waiting',
    'doubt',
    'accepted',
    'failed',
    'cancelled',
    'expired',
  ];

  it('has an entry for each status and names only statuses', () => {
    expect(Object.keys(transitions).toSorted()).toEqual(statuses.toSorted());
    for (const next of Object.values(transitions))
      for (const status of next) expect(statuses).toContain(status);
  });

  it.each(['failed', 'cancelled', 'expired'] as const)('ends at %s', (end) => {
    for (const status of statuses) expect(mayFollow(end, status)).toBe(false);
  });

  it('ends at accepted, but for an attempt that failed when Meta had taken it: that may go once more', () => {
    const next = statuses.filter((status) => mayFollow('accepted', status));
    expect(next.toSorted()).toEqual(['queued', 'waiting']);
  });

  it('never leads to a call without a claim', () => {
    for (const status of statuses)
      expect(mayFollow(status, 'accepted')).toBe(status === 'sending' || status === 'doubt');
  });

  it('leaves nothing of the status before', () => {
    const next = advance({ ...queued, notAfter: 9 }, { status: 'cancelled', reason: 'closed' });
    expect(next).not.toHaveProperty('dueAt');
    expect(next).toMatchObject({ ref: queued.ref, notAfter: 9, status: 'cancelled', reason: 'closed' });
    expect(advance(queued, { status: 'expired', reason: 'not-after' })).not.toHaveProperty('notAfter');
  });

  it('refuses a step that it does not have', () => {
    expect(() => advance(queued, { status: 'accepted', providerDigest: 'x' })).toThrow(
      'from queued to accepted',
    );
  });
});

describe('the place of a message in the ledger', () => {
  it('comes from its ref', () => {
    expect(placeOf(queued)).toMatchObject({
      record: 'r'.repeat(22),
      slice: 0,
      at: 10,
      thing: 'm'.repeat(16),
      person: 'p',
    });
  });

  it('is refused where the ref is none', () => {
    expect(() => placeOf({ ...queued, ref: 'x' })).toThrow('not a ref');
  });
});
