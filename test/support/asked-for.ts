import { entropy } from '#adapters/node/entropy';
import type { Ask, Asked, Callback, Said } from '#domain/asks/ask';
import type { Answered, AskClosed, AskPlanned } from '#domain/facts/ask-fact';
import { formatRef } from '#domain/ref';
import type { Route, Workspace } from '#domain/workspace';
import { smallWorkspace, ticketOpened } from './workspace.ts';
import { applyWorkspace, peopledWorld, type World } from './world.ts';

export const callbackUrl = 'https://erp.example.com/outcomes?of=881';
export const callbackSecret = 'whsec_c2VjcmV0IG9mIHRoZSBFUlAsIDMyIGJ5dGVz';
export const byHttps: Callback = { kind: 'https', url: callbackUrl, source: 'erp' };
export const byTask: Callback = { kind: 'task', token: 'a token of ours', heartbeat: 600_000 };

/** Two of three approve a purchase, with an amount and why. */
const approval: Route = {
  ...ticketOpened,
  id: 'purchase-approval',
  ask: {
    kind: 'approval',
    mode: { kind: 'quorum', of: 2 },
    options: [{ id: 'approve' }, { id: 'reject', rejects: true }],
    deadline: 86_400_000,
    questions: [
      { id: 'amount', kind: 'number', text: { en: 'How much?' } },
      { id: 'payOn', kind: 'date', text: { en: 'When?' } },
      { id: 'note', kind: 'text', text: { en: 'Anything else?' } },
    ],
  },
};

export function askingWorkspace(change: Partial<Workspace> = {}): Workspace {
  const erp = {
    id: 'erp',
    signature: 'standard-webhooks',
    callbackHosts: ['erp.example.com', 'localhost', '127.0.0.1'],
  } as const;
  return smallWorkspace({ routes: [approval], sources: [erp], ...change });
}

const record = 'r'.repeat(22);
export const askId = 'a'.repeat(16);

/** Where something is asked: the world in memory, or a running stack. */
export interface Asking {
  readonly ports: Pick<World['ports'], 'asks' | 'records'>;
  readonly clock: { readonly now: number };
}

export interface Open<W extends Asking = World> {
  readonly chasqui: W;
  readonly ask: Ask;
}

/** A world in which ana, rui and eva are asked, and nobody has answered. */
export async function askedWorld(change: Partial<Ask> = {}, workspace = askingWorkspace()): Promise<Open> {
  const chasqui = await peopledWorld();
  await applyWorkspace(chasqui, workspace, 'v2');
  chasqui.clock.now += 60_000;
  return askIn(chasqui, change);
}

/** Opens the record and the ask, of version `v2` of the workspace. */
export async function askIn<W extends Asking>(chasqui: W, change: Partial<Ask> = {}): Promise<Open<W>> {
  const at = chasqui.clock.now;
  const about = { id: askId, record, event: 'e'.repeat(22), route: 'purchase-approval', version: 'v2' };
  const how = { kind: 'approval', mode: { kind: 'quorum', of: 2 }, of: 3, tally: {} } as const;
  const times = { at, deadline: at + 86_400_000 };
  const state = { kind: 'open', dueAt: times.deadline + 90_000 } as const;
  const ask: Ask = { ...about, channel: 'helpdesk', ...how, ...times, state, ...change };
  await openRecord(chasqui, ask.record);
  await chasqui.ports.asks.open(ask, plannedFact(ask));
  for (const person of ['ana', 'rui', 'eva']) await chasqui.ports.asks.put(askedOf(ask, person));
  return { chasqui, ask };
}

async function openRecord({ ports, clock }: Asking, id: string): Promise<void> {
  const known = { id, type: 'purchase', key: '881', title: 'Press bearings', fields: {}, stamps: {} };
  const purchase = { ...known, branch: 'sp', channel: 'helpdesk', openedAt: clock.now };
  await ports.records.change(purchase, 0, {
    kind: 'record-changed',
    record: id,
    slice: 0,
    at: clock.now,
    thing: 'e'.repeat(22),
    event: 'e'.repeat(22),
    source: 'erp',
    detailType: 'PurchaseSubmitted',
    version: 'v2',
    routes: ['purchase-approval'],
    change: [],
    state: 'opened',
    digest: 'd'.repeat(16),
  });
}

function plannedFact({ kind, mode, of, deadline, ...ask }: Ask): AskPlanned {
  const { record: about, at, event, route, version, id: thing } = ask;
  const place = { record: about, slice: 0, at, thing };
  const plan = { kind: 'opened', mode: mode.kind, of, deadline } as const;
  return { kind: 'ask-planned', ...place, event, route, version, ask: kind, plan };
}

const refOf = ({ at, record: about }: Ask, person: string) =>
  formatRef({ record: about, slice: 0, at, message: person.padEnd(16, 'm') });

function askedOf(ask: Ask, person: string): Asked {
  const standsFor = person === 'eva' ? { standsFor: 'leo'.padEnd(16, '0') } : {};
  const who = { ref: refOf(ask, person), ask: ask.id, person: person.padEnd(16, '0') };
  return { ...who, ...standsFor, state: { kind: 'open' } };
}

export interface Answer {
  readonly person: string;
  readonly option: string;
  readonly said?: readonly Said[];
  readonly decides?: Answered['decides'];
  readonly change?: Partial<Answered>;
}

/** Stores one answer with the ask as it is then, and gives its fact. The time of the answer is that of the clock. */
export async function answered({ chasqui, ask }: Open<Asking>, answer: Answer): Promise<Answered> {
  const { asks } = chasqui.ports;
  const { person, option, said, decides, change } = answer;
  const both = await asks.both(ask, refOf(ask, person));
  if (both.ask === undefined || both.asked === undefined) throw new Error('nobody asked them');
  const at = chasqui.clock.now;
  const tally = { ...both.ask.value.tally, [option]: (both.ask.value.tally?.[option] ?? 0) + 1 };
  const done = { kind: 'decided', at, person, outcome: decides ?? 'approved', option } as const;
  const next = { ...both.ask.value, tally, ...(decides !== undefined && { state: done }) };
  const state = { kind: 'answered', option, at, thing: 't'.repeat(16), count: 1 } as const;
  const fact = answeredFact(next, { ...answer, at });
  await asks.change({
    ask: { ...both.ask, value: next },
    asked: [{ ...both.asked, value: { ...both.asked.value, state: { ...state, ...(said && { said }) } } }],
    fact: { ...fact, ...change },
  });
  return { ...fact, ...change };
}

function answeredFact(ask: Ask, { person, option, said, decides, at }: Answer & { at: number }): Answered {
  const { tally, of: people, kind: of, mode, channel, event, route } = ask;
  const place = { record: ask.record, slice: 0, at: ask.at, thing: person.padEnd(16, 'm') };
  const who = { person: person.padEnd(16, '0'), by: 'tap', cause: 't'.repeat(16) } as const;
  return {
    kind: 'answered',
    ...place,
    ...who,
    ask: ask.id,
    of,
    mode: mode.kind,
    channel,
    day: '2026-11-22',
    event,
    route,
    count: 1,
    option,
    answeredAt: at,
    seenAt: at + 900,
    people,
    ...(tally !== undefined && { tally }),
    ...(said && { said: said.map(({ question }) => question), digest: entropy.sha256('said').slice(0, 16) }),
    ...(decides !== undefined && { decides, decidedOption: option }),
    ...(ask.callback !== undefined && { callback: true as const }),
  };
}

/** Ends the ask without a decision, and gives the fact. */
export async function closed({ chasqui, ask }: Open<Asking>, as: AskClosed['as']): Promise<AskClosed> {
  const found = await chasqui.ports.asks.find(ask);
  if (found === undefined) throw new Error('there is no ask');
  const { at, id: thing, event, route, kind: of, mode, deadline, tally, of: people, callback } = ask;
  const notedAt = chasqui.clock.now;
  const why = as === 'cancelled' ? ({ reason: 'record-closed' } as const) : {};
  const fact: AskClosed = {
    kind: 'ask-closed',
    record: ask.record,
    slice: 0,
    at,
    thing,
    event,
    route,
    of,
    mode: mode.kind,
    as,
    ...why,
    deadline,
    notedAt,
    people,
    ...(tally !== undefined && { tally }),
    ...(callback !== undefined && { callback: true }),
  };
  const state =
    as === 'expired'
      ? ({ kind: 'expired', at: notedAt } as const)
      : ({ kind: 'cancelled', at: notedAt, reason: 'record-closed' } as const);
  await chasqui.ports.asks.change({ ask: { ...found, value: { ...found.value, state } }, fact });
  return fact;
}
