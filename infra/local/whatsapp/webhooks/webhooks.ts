import type { Agenda } from '../agenda.ts';
import { chance } from '../chance.ts';
import type { SubscribedApp } from '../simulator-options.ts';
import type { Handshake } from './call.ts';
import { type Courier, type WebhookCounts, openCourier } from './courier.ts';
import { type WebhookModes, plainDelivery } from './modes.ts';
import { openOutbox } from './outbox.ts';
import type { Update } from './packing.ts';
import { metaJson } from './signed-body.ts';

export interface WebhookOptions {
  /** Each with its own secret and URL. The first one is meant where nobody says which. */
  readonly apps: readonly [SubscribedApp, ...SubscribedApp[]];
  readonly retryMs: number;
  readonly agenda: Agenda;
  readonly seed: string;
  readonly now: () => number;
}

export interface Webhooks {
  /** Throws RangeError where no app has this name. */
  readonly subscribe: (url: string, how?: { verifyToken?: string; app?: string }) => Promise<Handshake>;
  /** Off: nothing is sent, nor kept for later. On at first. */
  readonly turn: (on: boolean) => void;
  readonly isOn: () => boolean;
  readonly modes: () => WebhookModes;
  readonly setModes: (change: Partial<WebhookModes>) => void;
  readonly send: (update: Update) => void;
  /** Resolves when everything that is on its way was tried once. */
  readonly tried: () => Promise<void>;
  readonly counts: () => WebhookCounts;
  readonly stop: () => void;
}

/** Written and signed once for each app, the same bytes at each repeat. */
export function openWebhooks(options: WebhookOptions): Webhooks {
  const { apps, agenda, seed } = options;
  let on = true;
  let modes = plainDelivery;
  const stop = new AbortController();
  const trying = new Set<Promise<void>>();
  const couriers = new Map(
    apps.map((app) => [app.name, courierOf(app, { ...options, modes: () => modes, stopped: stop.signal })]),
  );
  const outbox = openOutbox({
    modes: () => modes,
    agenda,
    draw: chance(`${seed}/webhooks`),
    send(payload) {
      const body = metaJson(payload);
      for (const courier of couriers.values()) {
        if (!courier.hasTarget()) continue;
        const tried = courier.send(body).finally(() => trying.delete(tried));
        trying.add(tried);
      }
    },
  });
  return {
    async subscribe(url, { verifyToken, app = apps[0].name } = {}) {
      const courier = couriers.get(app);
      if (courier === undefined) throw new RangeError(`app: none is called ${app}`);
      return courier.subscribe(url, verifyToken);
    },
    turn(next) {
      on = next;
    },
    isOn: () => on,
    modes: () => modes,
    setModes(change) {
      modes = { ...modes, ...change };
    },
    send(update) {
      if (on && [...couriers.values()].some((courier) => courier.hasTarget())) outbox.add(update);
    },
    async tried() {
      await Promise.all(trying);
    },
    counts: () => countsOf([...couriers.values()], outbox.size()),
    stop: () => stop.abort(),
  };
}

function courierOf(
  { appSecret, verifyToken = '', webhookUrl }: SubscribedApp,
  options: WebhookOptions & { readonly modes: () => WebhookModes; readonly stopped: AbortSignal },
): Courier {
  const { stopped, modes, agenda, now, retryMs } = options;
  const line = { appSecret, verifyToken, timeoutMs: 5_000, stopped };
  const courier = openCourier({ line, retryMs, modes, agenda, now });
  if (webhookUrl !== undefined) courier.expect(webhookUrl);
  return courier;
}

function countsOf(couriers: readonly Courier[], gathered: number): WebhookCounts {
  const counts = couriers.map((courier) => courier.counts());
  const sum = (of: keyof WebhookCounts) => counts.reduce((total, count) => total + count[of], 0);
  return { delivered: sum('delivered'), waiting: sum('waiting') + gathered, lost: sum('lost') };
}
