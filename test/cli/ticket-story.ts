import { entropy } from '#adapters/node/entropy';
import type { RecordFact } from '#domain/facts/fact';
import type { Plan } from '#domain/facts/routing-fact';
import { recordId } from '#domain/identity';
import { Phone } from '#domain/people/phone';
import type { CliWorld } from './cli-world.ts';

/** When ticket/T-1042 was opened. */
export const openedAt = Date.parse('2026-11-20T13:42:05Z');
export const ticket = recordId(entropy.sha256, 'ticket', 'T-1042');

/** Sorts behind the people's messages in the ledger, though it is their cause. */
const event = 'z'.repeat(22);
const digest = 'd'.repeat(16);
const place = { record: ticket, slice: 0, at: openedAt };

const person = (letter: string, company: string, name: string) => ({ id: letter.repeat(16), company, name });
const maria = person('p', 'maria', 'Maria José');
const keiko = person('q', 'keiko', '水野 圭子');
const rui = person('r', 'rui', 'Rui \u001b[31mCosta');
type Member = typeof maria;

const about = ({ id }: Member) => ({ ...place, thing: id, event, route: 'new-ticket', person: id });
const slot = (member: Member, plan: Plan): RecordFact => ({
  kind: 'slot',
  ...about(member),
  channel: 'helpdesk',
  tell: 0,
  day: '2026-11-20',
  version: 'v1',
  plan,
});
const planned: Plan = {
  kind: 'planned',
  template: 'ticket_opened',
  language: 'en',
  timeZone: 'America/Chicago',
  digest,
};
const attempt = { attempt: 1, claimedAt: openedAt + 1000 };

const facts: readonly RecordFact[] = [
  {
    kind: 'record-changed',
    ...place,
    thing: event,
    event,
    source: 'helpdesk',
    detailType: 'TicketOpened',
    version: 'v1',
    routes: ['new-ticket'],
    change: [
      { field: '$stage', after: 'new' },
      { field: 'priority', after: digest },
    ],
    state: 'opened',
    digest,
  },
  slot(maria, planned),
  slot(keiko, planned),
  slot(rui, { kind: 'suppressed', reason: 'opted-out' }),
  {
    kind: 'accepted',
    ...about(maria),
    ...attempt,
    answeredAt: openedAt + 2000,
    providerDigest: 'd'.repeat(22),
  },
  {
    kind: 'refused',
    ...about(keiko),
    ...attempt,
    answeredAt: openedAt + 1500,
    code: 131026,
    means: 'give-up',
  },
  {
    kind: 'ended',
    ...about(keiko),
    as: 'failed',
    reason: 'undeliverable',
    notedAt: openedAt + 1600,
    attempt: 1,
  },
];

/** A ticket is opened: Maria is told, Keiko's phone cannot be reached, Rui does not want to be written to. */
export async function writeTicketStory({ people, ledger }: CliWorld['ports']): Promise<void> {
  for (const [index, { id, company, name }] of [maria, keiko, rui].entries()) {
    const phone = Phone.parse(`+1512555014${index + 2}`);
    const told = {
      id,
      company,
      name,
      language: 'en',
      branch: 'austin',
      consent: { kind: 'unknown' },
    } as const;
    const fact = {
      kind: 'person-imported',
      person: id,
      at: openedAt,
      thing: id,
      changed: [],
      consent: 'unknown',
    } as const;
    await people.save({ ...told, ...(phone && { phone }) }, 0, fact);
  }
  for (const fact of facts) await ledger.put(fact);
}
