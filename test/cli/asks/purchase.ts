import { entropy } from '#adapters/node/entropy';
import type { Ask } from '#domain/asks/ask';
import type { AskRule } from '#domain/asks/ask-rule';
import { recordId, routingId } from '#domain/identity';
import { formatRef } from '#domain/ref';
import type { Tell } from '#domain/workspace';
import { smallWorkspace, ticketOpened } from '#test/support/workspace';
import { addPerson, applyWorkspace, personOf } from '#test/support/world';
import type { CliWorld } from '../cli-world.ts';

export const openedAt = Date.parse('2026-11-22T12:00:00Z');
export const hour = 3_600_000;

/** Two of three approve; who rejects says why, who approves says how much. */
const approval: AskRule = {
  kind: 'approval',
  mode: { kind: 'quorum', of: 2 },
  options: [{ id: 'approve' }, { id: 'reject', rejects: true }],
  deadline: 8 * hour,
  rejection: 'counts',
  reason: 'required',
  questions: [{ id: 'amount', kind: 'number', text: { en: 'How much?' } }],
};

export const askers = smallWorkspace({
  routes: [
    {
      ...ticketOpened,
      id: 'purchase-approval',
      ask: approval,
      tell: ticketOpened.tell.map(toAll),
    },
    { ...ticketOpened, id: 'seen', ask: { ...approval, kind: 'reading', mode: { kind: 'everyone' } } },
  ],
});

function toAll({ role: _role, ...tell }: Tell): Tell {
  return tell;
}

type Ports = CliWorld['ports'];

/** The company: ana, rui and eva are members of the channel. */
export async function writeCompany({ ports }: Pick<CliWorld, 'ports'>): Promise<void> {
  const world = { ports, clock: { now: openedAt - hour } };
  await applyWorkspace(world, askers);
  for (const company of ['ana', 'rui', 'eva', 'leo']) await addPerson(world, personOf(company));
}

export interface Purchase {
  readonly ask: Ask;
  readonly record: string;
  readonly refOf: (company: string) => string;
}

/** A purchase is submitted, and all three are asked. */
export async function submitPurchase(
  ports: Ports,
  key: string,
  change: Partial<Ask> = {},
): Promise<Purchase> {
  const record = recordId(entropy.sha256, 'purchase', key);
  const event = entropy.sha256(`${key} ${change.route ?? ''}`).slice(0, 22);
  const { route = 'purchase-approval', at = openedAt } = change;
  const about = { event, route, version: 'v1' };
  const deadline = at + 8 * hour;
  const ask: Ask = {
    id: routingId(entropy.sha256, event, route),
    record,
    ...about,
    channel: 'helpdesk',
    kind: 'approval',
    mode: { kind: 'quorum', of: 2 },
    at,
    of: 3,
    deadline,
    tally: {},
    state: { kind: 'open', dueAt: deadline + 90_000 },
    ...change,
  };
  await openRecord(ports, { record, key, event, at });
  const plan = { kind: 'opened', mode: ask.mode.kind, needed: 2, of: 3, deadline: ask.deadline } as const;
  const place = { record, slice: 0, at };
  await ports.asks.open(ask, { kind: 'ask-planned', ...place, thing: ask.id, ...about, ask: ask.kind, plan });
  const refOf = (company: string) => formatRef({ record, slice: 0, at, message: thingOf(company, ask) });
  for (const company of ['ana', 'rui', 'eva']) await put(ports, ask, { company, ref: refOf(company) });
  return { ask, record, refOf };
}

async function openRecord(
  { records }: Ports,
  { record, key, event, at }: { record: string; key: string; event: string; at: number },
): Promise<void> {
  if ((await records.find(record)) !== undefined) return;
  const where = { branch: 'sp', channel: 'helpdesk', openedAt: at };
  await records.change(
    { id: record, type: 'purchase', key, title: `Purchase ${key}`, fields: {}, stamps: {}, ...where },
    0,
    {
      kind: 'record-changed',
      record,
      slice: 0,
      at,
      thing: event,
      event,
      source: 'erp',
      detailType: 'PurchaseSubmitted',
      version: 'v1',
      routes: ['purchase-approval'],
      change: [],
      state: 'opened',
      digest: 'd'.repeat(16),
    },
  );
}

async function put(
  { ledger, messages, asks }: Ports,
  ask: Ask,
  { company, ref }: { company: string; ref: string },
): Promise<void> {
  const { record, at, event, route, channel, version } = ask;
  const { id: person } = personOf(company);
  const about = { event, route, person, channel };
  const plan = {
    kind: 'planned',
    template: 'ticket_opened',
    language: 'en',
    timeZone: 'UTC',
    digest: 'd'.repeat(16),
  } as const;
  const place = { record, slice: 0, at, thing: thingOf(company, ask) };
  await ledger.put({ kind: 'slot', ...place, ...about, tell: 0, day: '2026-11-22', version, plan });
  await messages.plan({
    ref,
    ...about,
    member: company,
    ask: ask.id,
    template: 'ticket_opened',
    language: 'en',
    parameters: [],
    salt: 's'.repeat(16),
    attempt: 0,
    status: 'queued',
    dueAt: at + 120_000,
  });
  await asks.put({ ref, ask: ask.id, person, state: { kind: 'open' } });
}

function thingOf(company: string, { id }: Ask): string {
  return `${company}${id}`.slice(0, 16);
}
