import { parseCallback } from '#domain/ref';
import type { Statuses } from '#ports/statuses';
import type { NumberConfig } from '../business-numbers.ts';
import type { KnownMessage, StatusStep } from './whatsapp/message.ts';
import type { Simulator } from './whatsapp/simulator.ts';

export interface ToldTo {
  readonly statuses: Statuses;
  readonly numbers: readonly NumberConfig[];
}

export interface FollowedStatuses {
  /** Resolves when what was told so far stands in the ledger. */
  caughtUp(): Promise<void>;
  /** Takes nothing more; resolves when what was told has been written. */
  stop(): Promise<void>;
}

/**
 * Writes each status that the simulated WhatsApp tells of, in the place of the step that will receive webhooks. What
 * cannot be written, with the engine busy or stopping, is lost like a webhook that nobody took.
 */
export function followStatuses(
  { onStatus }: Pick<Simulator, 'onStatus'>,
  { statuses, numbers }: ToldTo,
): FollowedStatuses {
  const writing = new Set<Promise<unknown>>();
  const stop = onStatus((message, step) => {
    const named = parseCallback(message.callback ?? '');
    const number = numbers.find(({ phoneNumberId }) => phoneNumberId === message.number)?.name;
    if (named === undefined || number === undefined) return;
    const written = statuses
      .apply({ number, ...named, ...statusOf(message, step) })
      .catch(() => undefined)
      .finally(() => writing.delete(written));
    writing.add(written);
  });
  const caughtUp = async () => {
    await Promise.all(writing);
  };
  return {
    caughtUp,
    stop: () => {
      stop();
      return caughtUp();
    },
  };
}

/** Meta's clock goes by the second. */
function statusOf({ id }: KnownMessage, { status, at, code }: StatusStep) {
  const happenedAt = Math.floor(at / 1000) * 1000;
  return { providerId: id, status, happenedAt, ...(code !== undefined && { code }) };
}
