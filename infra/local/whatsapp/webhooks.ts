import { setTimeout as wait } from 'node:timers/promises';
import { metaJson } from './signed-body.ts';
import { type Handshake, type Line, deliver, shakeHands } from './webhook-call.ts';

export interface WebhookOptions extends Omit<Line, 'stopped'> {
  /** Wait before the second repeat, milliseconds; doubles with each further one, up to a minute. */
  readonly retryMs: number;
  /** Calls per webhook before it is lost. */
  readonly attempts: number;
}

export interface WebhookCounts {
  readonly delivered: number;
  /** Waiting for an answer or for their next attempt. */
  readonly waiting: number;
  /** Given up after all attempts. */
  readonly lost: number;
}

export interface Webhooks {
  /** Asks the URL for its challenge; only a URL that echoes it is delivered to. A refusal leaves nobody subscribed. */
  readonly subscribe: (url: string, verifyToken?: string) => Promise<Handshake>;
  /** Off: nothing is sent, nor kept for later. On at first. */
  readonly turn: (on: boolean) => void;
  readonly isOn: () => boolean;
  /** To be asked for its challenge when the first webhook is due, and again with each repeat. */
  readonly expect: (url: string) => void;
  readonly send: (payload: unknown) => void;
  readonly counts: () => WebhookCounts;
  readonly stop: () => void;
}

/** Signed once, delivered at least once, repeated on anything but 200. Order is not kept, as with Meta. */
export function webhookSender(options: WebhookOptions): Webhooks {
  let target: { readonly url: string; verified: boolean } | undefined;
  let on = true;
  const count = { delivered: 0, waiting: 0, lost: 0 };
  const stop = new AbortController();
  const stopped = stop.signal;
  const line: Line = { ...options, stopped };

  const attempt = async (body: string): Promise<boolean> => {
    const to = target;
    if (to === undefined) return false;
    to.verified ||= (await shakeHands(to.url, line)).kind === 'subscribed';
    return to.verified && (await deliver(to.url, body, line));
  };
  const deliverUntilTaken = async (body: string): Promise<void> => {
    count.waiting += 1;
    let taken = false;
    for (let n = 0; n < options.attempts && !taken && !stopped.aborted; n += 1) {
      await pause(n, options.retryMs, stopped);
      taken = !stopped.aborted && (await attempt(body));
    }
    count.waiting -= 1;
    count[taken ? 'delivered' : 'lost'] += 1;
  };
  return {
    async subscribe(url, verifyToken = line.verifyToken) {
      target = undefined;
      const handshake = await shakeHands(url, { ...line, verifyToken });
      if (handshake.kind === 'subscribed') target = { url, verified: true };
      return handshake;
    },
    expect(url) {
      target = { url, verified: false };
    },
    send(payload) {
      if (target === undefined || !on) return;
      void deliverUntilTaken(metaJson(payload));
    },
    turn(next) {
      on = next;
    },
    isOn: () => on,
    counts: () => ({ ...count }),
    stop: () => stop.abort(),
  };
}

/** The first repeat comes at once, the others after a growing wait. Ends early when the simulator stops. */
async function pause(repeat: number, retryMs: number, signal: AbortSignal): Promise<void> {
  if (repeat < 2) return;
  const ms = Math.min(retryMs * 2 ** (repeat - 2), 60_000);
  await wait(ms, undefined, { signal, ref: false }).catch(() => {});
}
