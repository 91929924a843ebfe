import { type AccountEvent, accountChange, accountWebhook } from './account/account-event.ts';
import { type BlockList, blockList } from './account/block-list.ts';
import { type NumberBook, numberBook } from './account/number-book.ts';
import { type CallLog, callLog } from './call-log.ts';
import { type Latency, chance, drawLatency } from './chance.ts';
import { faultList } from './faults.ts';
import { fileJournal, noJournal } from './journal.ts';
import { type Ladder, openLadder } from './ladder.ts';
import { type Limits, limits } from './limits/limits.ts';
import { type MadeUpIds, madeUpIds } from './made-up-ids.ts';
import { type MediaStore, mediaStore } from './media/media-store.ts';
import type { BusinessNumber, SimulatorOptions } from './simulator-options.ts';
import { type State, openState } from './state.ts';
import { templateChange } from './templates/template-event.ts';
import { type TemplateOffice, templateOffice } from './templates/template-office.ts';
import type { WebhookChange } from './templates/template-event.ts';
import { type Webhooks, webhookSender } from './webhooks.ts';

/** Everything behind the simulator's HTTP. */
export interface World {
  readonly options: SimulatorOptions;
  readonly state: State;
  readonly ids: MadeUpIds;
  readonly faults: ReturnType<typeof faultList>;
  readonly log: CallLog;
  readonly webhooks: Webhooks;
  readonly ladder: Ladder;
  readonly numbers: NumberBook;
  readonly blocked: BlockList;
  readonly limits: Limits;
  readonly media: MediaStore;
  readonly office: TemplateOffice;
  readonly latency: { readonly draw: () => number; readonly set: (latency: Latency) => void };
  /** Throws RangeError where the number is not one of the account. */
  readonly tellOfAccount: (event: AccountEvent) => void;
  readonly now: () => number;
}

export function openWorld(options: SimulatorOptions): World {
  const { clock: now = Date.now, deliveredAfterMs = 700, wabaId, seed = options.phoneNumberId } = options;
  const state = openState(options.dataFile === undefined ? noJournal() : fileJournal(options.dataFile));
  const ids = madeUpIds(seed);
  const webhooks = openWebhooks(options);
  const numbers = numberBook(numbersOf(options));
  const tell = (change: WebhookChange): void => webhooks.send(accountWebhook(wabaId, change, now()));
  return {
    options,
    state,
    ids,
    faults: faultList(seed),
    log: callLog(),
    webhooks,
    ladder: openLadder({ state, deliveredAfterMs, now }),
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

function openWebhooks({
  appSecret,
  webhookUrl,
  verifyToken = '',
  webhookRetryMs = 1000,
}: SimulatorOptions): Webhooks {
  const webhooks = webhookSender({
    appSecret,
    verifyToken,
    timeoutMs: 5_000,
    retryMs: webhookRetryMs,
    attempts: 12,
  });
  if (webhookUrl !== undefined) webhooks.expect(webhookUrl);
  return webhooks;
}
