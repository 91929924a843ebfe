import { describe, expect, it } from 'vitest';
import { answerRoute } from '#domain/inbound/answer-route';
import { type Claimable, decideClaim } from '#domain/messages/claim-decision';
import type { Message } from '#domain/messages/message';
import { formatRef } from '#domain/ref';
import { personOf } from '#test/support/world';
import { smallWorkspace } from '#test/support/workspace';

const now = Date.UTC(2026, 10, 22, 12);
const person = personOf('ana', {
  consent: { kind: 'withdrawn', at: 1, source: 'whatsapp' },
  lastInbound: { main: now - 1000 },
});
const message: Message = {
  ref: formatRef({ record: 'r'.repeat(22), slice: 0, at: now, message: 'm'.repeat(16) }),
  event: 'e'.repeat(16),
  route: answerRoute,
  person: person.id,
  member: 'ana',
  channel: answerRoute,
  template: '@stopped',
  language: 'en',
  parameters: [],
  salt: 's',
  attempt: 0,
  status: 'queued',
  dueAt: now,
};
const asked: Claimable = {
  message,
  record: undefined,
  person,
  workspace: smallWorkspace(),
  now,
  number: 'main',
};
const stranger = { pseudonym: 'p'.repeat(16), heardAt: now };

function decided(change: Partial<Claimable>) {
  const decision = decideClaim({ ...asked, ...change });
  return decision.kind === 'end' ? `${decision.as}: ${decision.reason}` : decision.kind;
}

describe('an answer', () => {
  it('goes to whoever wrote, whatever they agreed to and wherever they belong', () => {
    expect(decideClaim(asked)).toMatchObject({ kind: 'go', to: person.phone, content: { kind: 'text' } });
  });

  it.each([
    ['the window is closed', { person: { ...person, lastInbound: {} } }, 'failed: window-closed'],
    ['Meta says that it is', { message: { ...message, asTemplate: true } }, 'failed: window-closed'],
    ['the person is gone', { person: undefined }, 'cancelled: person-gone'],
    [
      'this release knows no such answer',
      { message: { ...message, template: '@new' } },
      'failed: over-the-limits',
    ],
    [
      'it would be too long',
      { message: { ...message, template: '@which-record', parameters: longList() } },
      'failed: over-the-limits',
    ],
  ] as const)('does not go where %s', (_, change, said) => {
    expect(decided(change)).toBe(said);
  });

  it('does not go where nobody knows by which name', () => {
    const { phone: _, ...nameless } = person;
    expect(decided({ person: nameless })).toBe('cancelled: no-phone');
    expect(decided({ person: undefined, stranger })).toBe('cancelled: no-phone');
  });

  it('goes to a stranger by their number, else by Meta’s name for them, while they can be answered', () => {
    const known = { ...stranger, waId: '4915112345678', userId: 'DE.1a' };
    const { waId: _, ...byName } = known;
    const to = (change: Partial<Claimable>) => {
      const decision = decideClaim({ ...asked, person: undefined, ...change });
      return decision.kind === 'go' ? decision.to : decision.reason;
    };
    const phone = to({ stranger: known });
    expect(typeof phone === 'object' && 'reveal' in phone && phone.reveal()).toBe('+4915112345678');
    expect(to({ stranger: byName })).toEqual({ bsuid: 'DE.1a' });
    expect(to({ stranger: known, now: now + 86_400_000 })).toBe('window-closed');
  });
});

function longList(): Message['parameters'] {
  return Array.from({ length: 12 }, (_, n) => String(n).padStart(22, '0')).flatMap((record) => [
    [record, 'title'] as const,
    [`${record}.about`, 'about'] as const,
  ]);
}
