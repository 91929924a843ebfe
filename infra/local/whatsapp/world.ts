import { type AccountEvent, accountChange } from './account/account-event.ts';
import { type BlockList, blockList } from './account/block-list.ts';
import { type NumberBook, numberBook } from './account/number-book.ts';
import { type CallLog, callLog } from './graph/call-log.ts';
import { type Latency, chance, drawLatency } from './chance.ts';
import { faultList } from './faults.ts';
import { fileJournal, noJournal } from './state/journal.ts';
import { type Agenda, timers } from './agenda.ts';
import { type Ladder, openLadder } from './ladder.ts';
import { type Limits, limits } from './limits/limits.ts';
import { type MadeUpIds, madeUpIds } from './made-up-ids.ts';
import { fileAddress } from './media/media-desk.ts';
import { type MediaStore, mediaStore } from './media/media-store.ts';
import { type Directory, directory } from './phones/directory.ts';
import type { BusinessNumber, SimulatorOptions, SubscribedApp } from './simulator-options.ts';
import { type State, openState } from './state/state.ts';
import { templateChange } from './templates/template-event.ts';
import { type TemplateOffice, templateOffice } from './templates/template-office.ts';
import type { WebhookChange } from './templates/template-event.ts';
import { type Webhooks, openWebhooks } from './webhooks/webhooks.ts';

/** Everything behind the simulator's HTTP. */
export interface World {
  readonly options: SimulatorOptions;
  readonly state: State;
  readonly ids: MadeUpIds;
  readonly faults: ReturnType<typeof faultList>;
  readonly log: CallLog;
  readonly webhooks: Webhooks;
  readonly agenda: Agenda;
  readonly ladder: Ladder;
  readonly phones: Directory;
  readonly numbers: NumberBook;
  readonly blocked: BlockList;
  readonly limits: Limits;
  readonly media: MediaStore;
  readonly office: TemplateOffice;
  readonly latency: { readonly draw: () => number; readonly set: (latency: Latency) => void };
  /** Tells the business by webhook. */
  readonly tell: (change: WebhookChange) => void;
  /** Address of a file, good for five minutes. */
  readonly fileUrl: (id: string) => string;
  /** Where the simulator can be reached: known once it listens. */
  readonly setUrl: (url: string) => void;
  /** Throws RangeError where the number is not one of the account. */
  readonly tellOfAccount: (event: AccountEvent) => void;
  readonly now: () => number;
}

export function openWorld(options: SimulatorOptions): World {
  const { clock: now = Date.now, deliveredAfterMs = 700, wabaId, seed = options.phoneNumberId } = options;
  const state = openState(options.dataFile === undefined ? noJournal() : fileJournal(options.dataFile));
  const ids = madeUpIds(seed);
  const agenda = options.agenda ?? timers(now);
  const { webhookRetryMs: retryMs = 1_000 } = options;
  const webhooks = openWebhooks({ apps: appsOf(options), retryMs, agenda, seed, now });
  const numbers = numberBook(numbersOf(options));
  // What is told of the account, rather than of messages, comes with a time.
  const tell = (change: WebhookChange): void => webhooks.send(updateOf(wabaId, change, now()));
  let url = '';
  return {
    options,
    state,
    ids,
    faults: faultList(seed),
    log: callLog(),
    webhooks,
    agenda,
    ladder: openLadder({ state, agenda, deliveredAfterMs, now }),
    phones: directory(state, ids),
    tell,
    fileUrl: (id) => fileAddress(url, id, now()),
    setUrl(next) {
      url = next;
    },
    numbers,
    blocked: blockList(),
    limits: limits(options.limits),
    media: mediaStore((count) => ids.objectId('media', count)),
    office: templateOffice({
      book: state.templates,
      write: state.changeTemplates,
      tell: (event) => tell(templateChange(event)),
      newId: (of) => ids.objectId('template', of),
      now,
    }),
    latency: latencyOf(seed),
    tellOfAccount(event) {
      const asked = event.kind === 'phone-quality' ? event.number : undefined;
      const number = numbers.find(asked ?? options.phoneNumberId);
      if (number === undefined) throw new RangeError(`no number has the id ${asked}`);
      tell(accountChange(event, number));
    },
    now,
  };
}

function updateOf(id: string, change: WebhookChange, at: number) {
  const isMessages = change.field === 'messages';
  return { entry: { id, ...(!isMessages && { time: Math.floor(at / 1000) }) }, change };
}

function numbersOf({
  phoneNumberId,
  displayPhoneNumber,
  throughput,
  otherNumbers = [],
}: SimulatorOptions): BusinessNumber[] {
  return [
    { phoneNumberId, displayPhoneNumber, ...(throughput !== undefined && { throughput }) },
    ...otherNumbers,
  ];
}

function latencyOf(seed: string): World['latency'] {
  let latency: Latency = { ms: 0 };
  const draw = chance(`${seed}/latency`);
  return {
    draw: () => drawLatency(latency, draw),
    set(next) {
      latency = next;
    },
  };
}

function appsOf(options: SimulatorOptions): readonly [SubscribedApp, ...SubscribedApp[]] {
  const { appSecret, webhookUrl, verifyToken, otherApps = [] } = options;
  const first = {
    name: 'first',
    appSecret,
    ...(webhookUrl !== undefined && { webhookUrl }),
    ...(verifyToken !== undefined && { verifyToken }),
  };
  return [first, ...otherApps];
}
