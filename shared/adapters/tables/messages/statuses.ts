import type { Instant } from '#domain/instant';
import { statusFact } from '#domain/messages/told-status';
import type { Heartbeats } from '#ports/heartbeats';
import type { Ledger } from '#ports/ledger';
import type { Statuses } from '#ports/statuses';

/** A heartbeat is no older than this, and costs no more than a write in this time. Milliseconds. */
const beatEvery = 10_000;

export interface StatusesPorts {
  readonly ledger: Pick<Ledger, 'put'>;
  readonly heartbeats: Pick<Heartbeats, 'beat'>;
}

/** Statuses as facts of the ledger. Of each number, one in ten seconds per worker is its heartbeat as well. */
export function statuses({ ledger, heartbeats }: StatusesPorts, now: () => Instant): Statuses {
  const beaten = new Map<string, Instant>();
  return {
    async apply(told) {
      const seenAt = now();
      const fact = statusFact(told, seenAt);
      if (fact === undefined) return { kind: 'ignored', reason: 'not-ours' };
      const isNew = (await ledger.put(fact)) === fact;
      if (seenAt - (beaten.get(told.number) ?? -Infinity) >= beatEvery) {
        beaten.set(told.number, seenAt);
        await heartbeats.beat(told.number, { happenedAt: told.happenedAt, appliedAt: seenAt });
      }
      return { kind: 'noted', isNew };
    },
  };
}
