import { type CallLog, callLog } from './call-log.ts';
import { controlHttp } from './control-http.ts';
import { eventFeed } from './event-feed.ts';
import { faultList } from './faults.ts';
import { type CallOutcome, graphDesk } from './graph-desk.ts';
import { graphHttp } from './graph-http.ts';
import { fileJournal, noJournal } from './journal.ts';
import { type Ladder, openLadder } from './ladder.ts';
import { type MadeUpIds, madeUpIds } from './made-up-ids.ts';
import { phoneOwner, phonesView } from './phones-view.ts';
import type { SimulatorOptions } from './simulator-options.ts';
import { type Change, type State, openState } from './state.ts';
import { statusWebhook } from './status-webhook.ts';
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
  readonly now: () => number;
}

export function openWorld(options: SimulatorOptions): World {
  const { clock: now = Date.now, deliveredAfterMs = 700 } = options;
  const state = openState(options.dataFile === undefined ? noJournal() : fileJournal(options.dataFile));
  const world = {
    options,
    state,
    ids: madeUpIds(options.seed ?? options.phoneNumberId),
    faults: faultList(),
    log: callLog(),
    webhooks: openWebhooks(options),
    ladder: openLadder({ state, deliveredAfterMs, now }),
    now,
  };
  state.onChange((change) => tellOfStatus(world, change));
  return world;
}

export function graphSide(world: World) {
  const { options, state, ids, now, faults, ladder, log } = world;
  const decide = graphDesk({ ...options, state, ids, now, takeFault: faults.take });
  const accept = ({ accepted, fault }: CallOutcome): void => {
    if (accepted === undefined) return;
    state.accept(accepted);
    ladder.start(accepted, fault);
  };
  return graphHttp({ decide, accept, log: log.add, now });
}

export function controlSide({ options, state, ids, faults, log, webhooks }: World) {
  const { businessName = 'Chasqui' } = options;
  const views = new Map<string, () => unknown>([
    ['faults', faults.list],
    ['messages', state.messages],
    ['calls', log.list],
    ['phones', () => phonesView(state, ids, businessName)],
    ['webhook', webhooks.counts],
  ]);
  const events = eventFeed(state, ids, businessName);
  return controlHttp({ faults, webhooks, setTemplateStatus: state.setTemplateStatus, views, events });
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

/** Each step that a message takes is a webhook. */
function tellOfStatus({ options, state, ids, webhooks }: World, change: Change): void {
  if (change.kind !== 'message') return;
  const { message } = change;
  const step = message.steps.at(-1);
  if (step === undefined) return;
  const { waId } = message;
  const to = { waId, name: phoneOwner(state, ids, waId).name, userId: ids.userId(waId) };
  webhooks.send(statusWebhook(options, { message, step, to }));
}
