import { describe, expect, it } from 'vitest';
import { type Claimable, decideClaim } from '#domain/messages/claim-decision';
import type { Message } from '#domain/messages/message';
import type { OpsRecord } from '#domain/records/ops-record';
import type { Person } from '#domain/people/person';
import { Phone } from '#domain/people/phone';
import { formatRef } from '#domain/ref';

const at = 1_000_000;
const phone = Phone.parse('+551155500101');
if (phone === undefined) throw new Error('the test needs a phone');
const message: Message = {
  ref: formatRef({ record: 'r'.repeat(22), slice: 0, at, message: 'm'.repeat(16) }),
  event: 'e',
  route: 'r',
  person: 'p',
  member: 'ana',
  channel: 'helpdesk',
  template: 't',
  language: 'en',
  parameters: [],
  salt: 's',
  attempt: 0,
  status: 'queued',
  dueAt: at,
};
const person: Person = {
  id: 'p',
  company: 'ana',
  name: 'Ana',
  language: 'en',
  branch: 'sp',
  phone,
  consent: { kind: 'given', at: 1, source: 'contract' },
};
const record: OpsRecord = {
  id: 'r',
  type: 'ticket',
  key: 'T-1',
  title: 't',
  fields: {},
  stamps: {},
  branch: 'sp',
  channel: 'helpdesk',
  openedAt: 1,
};
const channel = { id: 'helpdesk', name: 'Helpdesk', branch: 'sp', members: [{ person: 'ana' }] };
const claimable: Claimable = {
  message,
  record,
  person,
  workspace: { branches: [], channels: [channel], templates: [], routes: [] },
  now: at + 10,
  number: 'main',
};

function endedBy(change: Partial<Claimable>) {
  const decision = decideClaim({ ...claimable, ...change });
  return decision.kind === 'end' ? `${decision.as}: ${decision.reason}` : 'goes';
}

describe('before an attempt a message', () => {
  it('goes to the number that the person has now', () => {
    const content = { kind: 'template', name: 't', language: 'en', body: [] };
    expect(decideClaim(claimable)).toEqual({ kind: 'go', to: phone, content });
  });

  it('goes by the name that Meta gave the person where there is no phone', () => {
    const { phone: _, ...withoutPhone } = person;
    const decision = decideClaim({ ...claimable, person: { ...withoutPhone, userIds: ['BR.1A2b'] } });
    expect(decision).toMatchObject({ kind: 'go', to: { bsuid: 'BR.1A2b' } });
  });

  it('is cancelled where the person refused its category, unless that is mandatory', () => {
    const [optedOut, withdrawn] = [
      { ...person, optOuts: { news: { at, source: 'whatsapp' } } },
      { ...person, consent: { kind: 'withdrawn', at, source: 'whatsapp' } as const },
    ];
    const route = {
      id: 'r',
      category: 'news',
      tell: [],
      when: {},
      record: { type: 'ticket', key: 'k', title: 't', channel: 'helpdesk' },
    };
    const news = { id: 'news', name: { en: 'news' } };
    const workspace = { ...claimable.workspace, routes: [route], categories: [news] };
    expect(endedBy({ workspace, person: optedOut })).toBe('cancelled: opted-out');
    expect(endedBy({ person: optedOut })).toBe('goes');
    const must = { ...news, mandatory: { ground: 'labour law, article 157' } };
    const mandatory = { ...workspace, categories: [must] };
    expect(endedBy({ workspace: mandatory, person: optedOut })).toBe('goes');
    expect(endedBy({ workspace: mandatory, person: withdrawn })).toBe('goes');
  });

  it('is cancelled where Meta has it as marketing and the person wants none', () => {
    const stopped = { ...person, marketing: { kind: 'stopped', at, source: 'whatsapp-error' } as const };
    const marketing = { id: 't', category: 'marketing', text: { en: { body: 'x' } } } as const;
    const workspace = { ...claimable.workspace, templates: [marketing] };
    expect(endedBy({ workspace, person: stopped })).toBe('cancelled: no-marketing');
    expect(endedBy({ person: stopped })).toBe('goes');
  });

  it('fails without a call where Meta would refuse it', () => {
    const tabbed = { ...message, parameters: [['number', 'T\t1'] as const] };
    expect(endedBy({ message: tabbed })).toBe('failed: over-the-limits');
  });

  it('is cancelled where its record closed meanwhile', () => {
    expect(endedBy({ record: { ...record, closedAt: at + 1 } })).toBe('cancelled: closed');
  });

  it('goes where it tells of the closing itself, or of a record that was closed before', () => {
    expect(endedBy({ record: { ...record, closedAt: at } })).toBe('goes');
    expect(endedBy({ record: { ...record, closedAt: at - 1 } })).toBe('goes');
    expect(endedBy({ record: undefined })).toBe('goes');
  });

  it('is cancelled where the person is gone, unreachable or unwilling', () => {
    const { phone: _, ...withoutPhone } = person;
    expect(endedBy({ person: undefined })).toBe('cancelled: person-gone');
    expect(endedBy({ person: { ...person, consent: { kind: 'withdrawn', at: 2, source: 'STOP' } } })).toBe(
      'cancelled: opted-out',
    );
    expect(endedBy({ person: { ...person, consent: { kind: 'unknown' } } })).toBe('cancelled: no-consent');
    expect(endedBy({ person: withoutPhone })).toBe('cancelled: no-phone');
  });

  it('is cancelled where the person left the channel, or the channel left the workspace', () => {
    const without = (channels: Claimable['workspace']['channels']) => ({ ...claimable.workspace, channels });
    expect(endedBy({ workspace: without([{ ...channel, members: [{ person: 'rui' }] }]) })).toBe(
      'cancelled: left-channel',
    );
    expect(endedBy({ workspace: without([]) })).toBe('cancelled: left-channel');
  });

  it('goes to whom the event named, member of the channel or not', () => {
    const workspace = { ...claimable.workspace, channels: [{ ...channel, members: [] }] };
    expect(endedBy({ workspace })).toBe('cancelled: left-channel');
    expect(endedBy({ workspace, message: { ...message, named: true } })).toBe('goes');
  });

  it('expires when its time is over, to the millisecond', () => {
    const until = { ...message, notAfter: at + 10 };
    expect(endedBy({ message: until })).toBe('expired: not-after');
    expect(endedBy({ message: until, now: at + 9 })).toBe('goes');
  });
});
