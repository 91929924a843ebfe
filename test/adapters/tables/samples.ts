import type { PinnedEvent } from '#domain/event';
import type { Accepted } from '#domain/facts/message-fact';
import type { PlanSlot, RecordChanged } from '#domain/facts/routing-fact';
import type { PersonFact } from '#domain/facts/upkeep-fact';
import type { Message } from '#domain/messages/message';
import type { OpsRecord } from '#domain/records/ops-record';
import type { Person } from '#domain/people/person';
import { Phone } from '#domain/people/phone';
import { formatRef } from '#domain/ref';
import { noon, unique } from './rig.ts';

export function anEvent(change: Partial<PinnedEvent> = {}): PinnedEvent {
  return {
    id: unique(22),
    body: {
      source: 'helpdesk',
      detailType: 'TicketOpened',
      detail: {
        ticket: { id: 'T-1042', title: 'Prensa 3 parada', priority: 2, tags: ['máquina', null, true] },
      },
      time: '2026-11-21T11:59:58Z',
      id: unique(36),
    },
    decidedAt: noon,
    version: 'd41d8cd98f00b204',
    salt: unique(16),
    ...change,
  };
}

export function aRecord(change: Partial<OpsRecord> = {}): OpsRecord {
  return {
    id: unique(22),
    type: 'ticket',
    key: 'T-1042',
    title: 'Prensa 3 parada',
    stage: 'open',
    url: 'https://helpdesk.example.com/tickets/T-1042',
    fields: { priority: 2, line: 'B', urgent: true, owner: null },
    stamps: { '0mwrvjs37..QmFzZTY0dXJsSWRPZkV2ZW': ['$title', '$stage', '$url', '$closed', 'line', 'owner'] },
    branch: 'sp-centro',
    channel: 'helpdesk-sp',
    openedAt: noon,
    ...change,
  };
}

export function aChange(record: string, change: Partial<RecordChanged> = {}): RecordChanged {
  return {
    kind: 'record-changed',
    record,
    slice: 0,
    at: noon,
    thing: unique(22),
    event: 'QmFzZTY0dXJsSWRPZkV2ZW50'.slice(0, 22),
    source: 'helpdesk',
    detailType: 'TicketOpened',
    version: 'd41d8cd98f00b204',
    routes: ['ticket-opened'],
    change: [
      { field: '$stage', after: 'open' },
      { field: 'priority', before: 1, after: 2 },
      { field: 'owner', before: null },
    ],
    state: 'opened',
    digest: 'c2FsdGVkIGRpZ2Vz',
    ...change,
  };
}

/** Of one message: names that plan slot, message and facts have in common. */
export function aStory() {
  const names = { record: unique(22), slice: 0, at: noon, message: unique(16) };
  const told = { event: unique(22), route: 'purchase-over-limit', person: unique(16) };
  const { message, ...place } = names;
  return { ref: formatRef(names), told, fact: { ...place, thing: message, ...told } };
}
export type Story = ReturnType<typeof aStory>;

export function aSlot(story: Story, change: Partial<PlanSlot> = {}): PlanSlot {
  return {
    kind: 'slot',
    ...story.fact,
    channel: 'purchasing-approvals',
    tell: 0,
    day: '2026-11-21',
    version: 'd41d8cd98f00b204',
    plan: {
      kind: 'planned',
      template: 'purchase_approval',
      language: 'pt_BR',
      timeZone: 'America/Sao_Paulo',
      digest: 'c2FsdGVkIGRpZ2Vz',
    },
    ...change,
  };
}

export function anAcceptance(story: Story, change: Partial<Accepted> = {}): Accepted {
  return {
    kind: 'accepted',
    ...story.fact,
    attempt: 1,
    claimedAt: noon + 400,
    answeredAt: noon + 950,
    providerDigest: unique(22),
    ...change,
  };
}

export function aMessage(story: Story): Message & { readonly status: 'queued' } {
  return {
    ref: story.ref,
    ...story.told,
    member: 'ana.souza',
    channel: 'purchasing-approvals',
    template: 'purchase_approval',
    language: 'pt_BR',
    parameters: [
      ['number', 'PC-2026-00881'],
      ['amount', 'R$ 12.480,00'],
      ['requester', 'Luísa Fernandes de Andrade'],
    ],
    salt: unique(16),
    notAfter: noon + 8 * 3_600_000,
    attempt: 0,
    status: 'queued',
    dueAt: noon + 120_000,
  };
}

let phones = 0;

export function aPhone(): Phone {
  phones += 1;
  const phone = Phone.parse(`+55115550${String(phones).padStart(4, '0')}`);
  if (phone === undefined) throw new Error('the test made a phone that is none');
  return phone;
}

export function aPerson(change: Partial<Person> = {}): Person {
  return {
    id: unique(16),
    company: unique(12),
    name: 'Ana Souza',
    language: 'pt_BR',
    branch: 'sp-centro',
    consent: { kind: 'given', at: noon - 86_400_000, source: 'hr-import' },
    ...change,
  };
}

export function anImport({ id, consent }: Person): PersonFact {
  return {
    kind: 'person-imported',
    person: id,
    at: noon,
    thing: unique(16),
    changed: ['name', 'phone'],
    consent: consent.kind,
  };
}
