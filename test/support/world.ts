import type { BusinessEvent } from '#domain/event';
import type { Person } from '#domain/people/person';
import { Phone } from '#domain/people/phone';
import { textRenderer } from '#domain/texts/text';
import type { Workspace } from '#domain/workspace';
import { memoryAskQueue } from '#adapters/memory/ask-queue';
import { memoryCallbackQueue } from '#adapters/memory/callback-queue';
import { memoryMediaQueue, memoryMediaSource } from '#adapters/memory/media';
import { memoryMeter } from '#adapters/memory/meter';
import { memoryNoticeQueue } from '#adapters/memory/notice-queue';
import { memoryObjects } from '#adapters/memory/objects';
import { memoryParking } from '#adapters/memory/parking';
import { memorySendQueue } from '#adapters/memory/send-queue';
import { type Faults, memoryStore, quiet } from '#adapters/memory/store';
import { memoryTapKeys } from '#adapters/memory/tap-keys';
import { type Meta, memoryWhatsApp } from '#adapters/memory/whatsapp';
import { inboundHashes } from '#adapters/node/inbound-hashes';
import type { Store } from '#adapters/tables/store/store';
import { statuses } from '#adapters/tables/messages/statuses';
import { tables } from '#adapters/tables/tables';
import { routeEvent } from '#functions/route-event/route-event';
import type { RouteEventPorts } from '#functions/route-event/routing';
import { tellSlice } from '#functions/route-event/tell-slice';
import { sendMessage } from '#functions/send-message/send-message';
import type { SendMessagePorts } from '#functions/send-message/sending';
import type { FetchedMedia } from '#ports/media-source';
import type { Slice } from '#ports/notice-queue';
import { countedEntropy } from './entropy.ts';
import { smallWorkspace } from './workspace.ts';

export const ledgerKey = 'a key that only the tests know';
export const tapKey = { kid: 'test', key: 'a tap key that only the tests know' };
export const lease = 35_000;

export interface WorldOptions {
  readonly faults?: Faults;
  readonly random?: () => number;
  readonly meta?: Meta;
  readonly store?: Store;
  /** Files that people sent, by Meta's ids for them. */
  readonly files?: ReadonlyMap<string, FetchedMedia>;
}

/** A whole Chasqui in memory, with a clock that moves only when it is told to. */
export function world({ faults = quiet, random = () => 0.5, meta, store: given, files }: WorldOptions = {}) {
  const clock = { now: Date.UTC(2026, 10, 22, 12) };
  const now = () => clock.now;
  const entropy = countedEntropy();
  const store = given ?? memoryStore(faults, { now, random });
  const sendQueue = memorySendQueue();
  const noticeQueue = memoryNoticeQueue();
  const meter = memoryMeter();
  const parking = memoryParking();
  const whatsapp = memoryWhatsApp(meta);
  const lying = tables(store, { entropy, key: ledgerKey, now });
  const ports = {
    ...lying,
    statuses: statuses(lying, now),
    sendQueue,
    noticeQueue,
    parking,
    askQueue: memoryAskQueue(),
    callbackQueue: memoryCallbackQueue(),
    mediaQueue: memoryMediaQueue(),
    mediaSource: memoryMediaSource(files),
    media: memoryObjects(),
    tapKeys: memoryTapKeys([tapKey]),
    meter,
    whatsapp,
  };
  const tools = {
    entropy,
    text: textRenderer(),
    now,
    lease,
    ...inboundHashes(ledgerKey),
    numbers: [{ name: 'main', id: '106540352242922', perSecond: 80 }],
    gather: () => Promise.resolve(),
    sleep: async (ms: number) => {
      clock.now += ms;
    },
  };
  return {
    clock,
    store,
    ports,
    tools,
    route: (event: BusinessEvent, through: RouteEventPorts = ports) => routeEvent(through, tools)(event),
    tell: (slice: Slice, through: RouteEventPorts = ports) => tellSlice(through, tools)(slice),
    /** One worker, for as many messages as it is given. */
    sender: (through: SendMessagePorts = ports) => sendMessage(through, tools),
    send: (ref: string, through: SendMessagePorts = ports) => sendMessage(through, tools)(ref),
  };
}

export type World = ReturnType<typeof world>;

export async function applyWorkspace(
  { ports, clock }: { readonly ports: Pick<World['ports'], 'workspaces'>; readonly clock: World['clock'] },
  workspace: Workspace = smallWorkspace(),
  version = 'v1',
): Promise<void> {
  await ports.workspaces.apply(workspace, {
    kind: 'workspace-applied',
    at: clock.now,
    thing: version.padEnd(16, '0'),
    version,
    by: 'test',
  });
}

/** A person who can be told. The id is made of the company's id. */
export function personOf(company: string, change: Partial<Person> = {}): Person {
  const phone = Phone.parse(`+5511555${String(company.charCodeAt(0)).padStart(5, '0')}`);
  if (phone === undefined) throw new Error('the test made a phone that is none');
  return {
    id: company.padEnd(16, '0'),
    company,
    name: company.toUpperCase(),
    language: 'en',
    branch: 'sp',
    phone,
    consent: { kind: 'given', at: 1, source: 'contract' },
    ...change,
  };
}

export async function addPerson(
  { ports, clock }: { readonly ports: Pick<World['ports'], 'people'>; readonly clock: World['clock'] },
  person: Person,
): Promise<void> {
  const outcome = await ports.people.save(person, 0, {
    kind: 'person-imported',
    person: person.id,
    at: clock.now,
    thing: person.id,
    changed: ['name'],
    consent: person.consent.kind,
  });
  if (outcome.kind !== 'saved') throw new Error(`not saved: ${outcome.kind}`);
}

/** The small workspace applied, and its three people there. */
export async function peopledWorld(options: WorldOptions = {}): Promise<World> {
  const made = world(options);
  await applyWorkspace(made);
  for (const company of ['ana', 'rui', 'eva']) await addPerson(made, personOf(company));
  return made;
}

export function ticketEvent(id: string, change: Partial<BusinessEvent> = {}): BusinessEvent {
  return {
    source: 'helpdesk',
    detailType: 'TicketOpened',
    detail: { id: 'T-1', subject: 'Printer is on fire', priority: 'high' },
    time: '2026-11-22T12:00:00Z',
    id,
    ...change,
  };
}
