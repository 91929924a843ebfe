import type { Ask } from '#domain/asks/ask';
import type { AskRule } from '#domain/asks/ask-rule';
import { messageId, recordId, routingId } from '#domain/identity';
import type { MessageState } from '#domain/messages/message';
import { formatRef } from '#domain/ref';
import { countedEntropy } from './entropy.ts';
import { ticketOpened } from './workspace.ts';
import { personOf, type World } from './world.ts';

const { sha256 } = countedEntropy();
const event = 'e'.repeat(22);
const route = ticketOpened.id;

/** A ticket that is open. */
export async function putRecord({ ports, clock }: World): Promise<string> {
  const id = recordId(sha256, 'ticket', 'T-1');
  const at = clock.now;
  const about = { id, type: 'ticket', key: 'T-1', title: 'Printer is on fire', stage: 'open' };
  const place = { branch: 'sp', channel: 'helpdesk', openedAt: at, fields: {}, stamps: {} };
  await ports.records.change({ ...about, ...place }, 0, {
    ...change,
    record: id,
    at,
    thing: event,
    event,
    detailType: 'TicketOpened',
    state: 'opened',
  });
  return id;
}

export function askOf(
  record: string,
  { kind, mode, deadline }: AskRule,
  { at, people }: { readonly at: number; readonly people: readonly string[] },
): Ask {
  const ask: Ask = {
    id: routingId(sha256, event, route),
    record,
    event,
    route,
    version: 'v1',
    channel: 'helpdesk',
    kind,
    mode,
    at,
    of: people.length,
    deadline: at + deadline,
    state: { kind: 'open', dueAt: at + deadline + 90_000 },
  };
  if (mode.kind !== 'sequential') return ask;
  return { ...ask, line: people.map((company) => refOf(ask, company)), turn: 0 };
}

export function refOf({ record, at }: Pick<Ask, 'record' | 'at'>, company: string, slice = 0): string {
  return formatRef({ record, slice, at, message: messageId(sha256, { event, route, person: company }) });
}

export async function openAsk(ask: Ask, { ports }: World): Promise<void> {
  const { id: thing, record, at, version, kind, mode, of, deadline } = ask;
  const plan = { kind: 'opened' as const, mode: mode.kind, of, deadline };
  const about = { record, slice: 0, at, thing, event, route, version, ask: kind, plan };
  await ports.asks.open(ask, { kind: 'ask-planned', ...about });
}

/** Somebody who is asked, by a message that has gone unless told otherwise. */
export async function putAsked(
  ask: Ask,
  {
    company,
    state,
    slice,
  }: { readonly company: string; readonly state: MessageState | undefined; readonly slice?: number },
  { ports }: World,
): Promise<void> {
  const { id: person } = personOf(company);
  const ref = refOf(ask, company, slice);
  await ports.asks.put({ ref, ask: ask.id, person, state: { kind: 'open' } });
  await ports.messages.plan({
    ref,
    event,
    route,
    person,
    member: company,
    channel: 'helpdesk',
    ask: ask.id,
    template: 'may',
    language: 'en',
    parameters: [['who', 'Ana']],
    salt: 's'.repeat(16),
    attempt: 1,
    ...(state ?? { status: 'accepted', providerDigest: `digest of ${company}` }),
  });
}

/** The ticket is closed by another event. */
export async function closeRecord(record: string, { ports, clock }: World): Promise<void> {
  const found = await ports.records.find(record);
  if (found === undefined) throw new Error('there is no record');
  const at = clock.now;
  await ports.records.change({ ...found.value, closedAt: at }, found.version, {
    ...change,
    record,
    at,
    thing: 'f'.repeat(22),
    event: 'f'.repeat(22),
    detailType: 'TicketClosed',
    state: 'closed',
  });
}

const change = {
  kind: 'record-changed',
  slice: 0,
  source: 'helpdesk',
  version: 'v1',
  routes: [route],
  change: [],
  digest: 'd',
} as const;

/** The same ask as a notice puts it: each of these in their slice. */
export async function putSliced(
  ask: Ask,
  slices: { readonly [company: string]: number },
  chasqui: World,
): Promise<void> {
  const { record, at, id: thing, channel, version } = ask;
  const people = Object.entries(slices);
  const how = { channel, day: '2026-11-22', version, people: people.length };
  await chasqui.ports.ledger.put({
    kind: 'notice-sliced',
    record,
    slice: 0,
    at,
    thing,
    event,
    route,
    ...how,
    slices: Math.max(...Object.values(slices)),
  });
  for (const [company, slice] of people) await putAsked(ask, { company, state: undefined, slice }, chasqui);
}
