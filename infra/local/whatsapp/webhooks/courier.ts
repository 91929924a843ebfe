import type { Agenda } from '../agenda.ts';
import { type Handshake, type Line, deliver, shakeHands } from './call.ts';
import type { WebhookModes } from './modes.ts';

/** Meta tries for so long; what was not taken by then is lost. */
const patience = 7 * 86_400_000;
const longestPause = 6 * 3_600_000;

export interface WebhookCounts {
  readonly delivered: number;
  /** Gathered, held back, waiting for an answer or for their next attempt. */
  readonly waiting: number;
  /** Given up after seven days. */
  readonly lost: number;
}

/** Delivers to one app. */
export interface Courier {
  /** Asks the URL for its challenge; only a URL that echoes it is delivered to. A refusal leaves nobody subscribed. */
  readonly subscribe: (url: string, verifyToken?: string) => Promise<Handshake>;
  /** To be asked for its challenge when the first webhook is due, and again with each repeat. */
  readonly expect: (url: string) => void;
  readonly hasTarget: () => boolean;
  /** Until it is taken. Resolves once it was tried for the first time. */
  readonly send: (body: string) => Promise<void>;
  readonly counts: () => WebhookCounts;
}

export interface CourierOptions {
  readonly line: Line;
  /** Wait before the second repeat, milliseconds; doubles with each further one, up to six hours. The first repeat comes at once. */
  readonly retryMs: number;
  readonly modes: () => WebhookModes;
  readonly agenda: Agenda;
  readonly now: () => number;
}

/** At least once, and again on anything but 200. Order is not kept, as with Meta. */
export function openCourier(options: CourierOptions): Courier {
  const { line, modes, agenda, now } = options;
  let target: { readonly url: string; verified: boolean } | undefined;
  const count = { delivered: 0, waiting: 0, lost: 0 };
  const attempt = async (body: string): Promise<boolean> => {
    const to = target;
    if (to === undefined) return false;
    to.verified ||= (await shakeHands(to.url, line)).kind === 'subscribed';
    if (!to.verified) return false;
    const { copies, wrongSignature } = modes();
    const taken = await deliver(to.url, body, { ...line, wrongSignature });
    if (taken) await Promise.all(Array.from({ length: copies - 1 }, () => deliver(to.url, body, line)));
    return taken;
  };
  const end = (how: 'delivered' | 'lost'): void => {
    count.waiting -= 1;
    count[how] += 1;
  };
  const attemptUntilTaken = async (body: string, since: number, repeat = 0): Promise<void> => {
    const taken = await attempt(body);
    if (line.stopped.aborted) return;
    const pause = pauseBefore(repeat + 1, options.retryMs);
    if (taken) end('delivered');
    else if (now() + pause - since > patience) end('lost');
    else agenda.after(pause, () => void attemptUntilTaken(body, since, repeat + 1));
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
    hasTarget: () => target !== undefined,
    async send(body) {
      count.waiting += 1;
      const since = now();
      const { delayMs } = modes();
      if (delayMs > 0) agenda.after(delayMs, () => void attemptUntilTaken(body, since));
      else await attemptUntilTaken(body, since);
    },
    counts: () => ({ ...count }),
  };
}

function pauseBefore(repeat: number, retryMs: number): number {
  return repeat === 1 ? 0 : Math.min(Math.max(1, retryMs) * 2 ** (repeat - 2), longestPause);
}
