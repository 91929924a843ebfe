import { NobodyNotified } from '#contracts/nobody-notified';
import type { Fact } from '#domain/fact';
import type { NobodyNotified as NobodyNotifiedFact } from '#domain/routing-fact';
import { stampOf } from '#domain/instant';
import type { Bus } from '#ports/bus';
import type { Meter } from '#ports/meter';

export type PublishOutcome =
  | { readonly kind: 'published'; readonly detailType: string }
  /** A fact that is nobody else's business. */
  | { readonly kind: 'kept' }
  /** Somebody changed or removed a fact behind the system's back. */
  | { readonly kind: 'ledger-altered' };

/** A change in the ledger, as its stream tells of it: a fact that was put, or the place of one that was altered. */
export type LedgerChange = { readonly kind: 'put'; readonly fact: Fact } | { readonly kind: 'altered' };

export interface PublishFactsPorts {
  readonly bus: Bus;
  readonly meter: Meter;
}

/**
 * Tells others of a fact that is an outcome for them. Delivered again, it tells again: the event carries the
 * fact's own id and time, by which consumers find that they know it.
 */
export function publishFacts({ bus, meter }: PublishFactsPorts) {
  return async (change: LedgerChange): Promise<PublishOutcome> => {
    if (change.kind === 'altered') {
      meter.count('ledger-altered');
      return { kind: 'ledger-altered' };
    }
    const { fact } = change;
    if (fact.kind !== 'nobody-notified') return { kind: 'kept' };
    await bus.publish([entryOf(fact)]);
    return { kind: 'published', detailType: NobodyNotified.detailType };
  };
}

function entryOf({ record, at, thing, event, route, channels, suppressed }: NobodyNotifiedFact) {
  return NobodyNotified.entry({
    version: 1,
    fact: `${record}.${stampOf(at)}.${thing}`,
    record,
    event,
    route,
    channels: [...channels],
    suppressed,
    at: new Date(at).toISOString(),
  });
}
