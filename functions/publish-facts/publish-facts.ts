import type { Fact } from '#domain/facts/fact';
import type { OutcomeEvent } from '#domain/outcomes/outcome-event';
import { outcomeEvent } from '#domain/outcomes/outcome-event';
import { type RoutineStatus, outcomeFact } from '#domain/outcomes/outcome-fact';
import type { Bus, BusEntry, Published } from '#ports/bus';
import type { Meter } from '#ports/meter';
import type { OutcomeSources } from '#ports/outcome-sources';
import type { Workspaces } from '#ports/workspaces';
import { entryOf } from './entry-of.ts';

/** A change in the ledger, as its stream tells of it. */
export type LedgerChange =
  | { readonly kind: 'put'; readonly fact: Fact }
  /** It is none of the facts that we know, or not as it was written. */
  | { readonly kind: 'unreadable'; readonly reason: 'unknown-fact' | 'tampered-fact' }
  /** Somebody changed or removed a fact behind the system's back. */
  | { readonly kind: 'altered' };

export type PublishOutcome =
  | { readonly kind: 'published'; readonly detailType: string }
  /** A fact that is nobody else's business. */
  | { readonly kind: 'kept' }
  | { readonly kind: 'ledger-altered' }
  /** It can never be told: whoever comes after it is not to wait. */
  | { readonly kind: 'unpublishable'; readonly reason: string }
  /** It may be told later: it and all that comes after it come again. */
  | { readonly kind: 'failed'; readonly error: unknown };

export interface PublishFactsPorts {
  readonly bus: Bus;
  readonly sources: OutcomeSources;
  readonly workspaces: Pick<Workspaces, 'current' | 'load'>;
  readonly meter: Meter;
}

type Prepared = PublishOutcome | { readonly kind: 'entry'; readonly entry: BusEntry };

/**
 * Tells others of those facts that are outcomes for them, and answers for each change in its order, up to the first
 * that failed. Delivered again, it tells again: an event carries the name and time of its fact, by which consumers
 * find that they know it.
 */
export function publishFacts(ports: PublishFactsPorts) {
  return async (changes: readonly LedgerChange[]): Promise<readonly PublishOutcome[]> => {
    const prepared: Prepared[] = [];
    for (const change of changes) {
      const one = await prepare(change, ports);
      prepared.push(one);
      if (one.kind === 'failed') break;
    }
    const entries = prepared.flatMap((one) => (one.kind === 'entry' ? [one.entry] : []));
    const published = await publishAll(entries, ports.bus);
    let next = 0;
    return prepared.map((one) => (one.kind === 'entry' ? outcomeOf(one.entry, published[next++]) : one));
  };
}

async function prepare(change: LedgerChange, ports: PublishFactsPorts): Promise<Prepared> {
  if (change.kind === 'altered') {
    ports.meter.count('ledger-altered');
    return { kind: 'ledger-altered' };
  }
  if (change.kind === 'unreadable') {
    if (change.reason === 'tampered-fact') ports.meter.count('ledger-altered');
    return { kind: 'unpublishable', reason: change.reason };
  }
  try {
    const event = await eventOf(change.fact, ports);
    return event === undefined ? { kind: 'kept' } : { kind: 'entry', entry: entryOf(event) };
  } catch (error) {
    return { kind: 'failed', error };
  }
}

async function eventOf(
  fact: Fact,
  { sources, workspaces }: PublishFactsPorts,
): Promise<OutcomeEvent | undefined> {
  const outcome = outcomeFact(fact, await askedFor(fact, workspaces));
  return outcome && outcomeEvent(outcome, await sources.about(outcome));
}

/** The routine statuses of which the workspace in force wants to hear; read for facts of that sort alone. */
async function askedFor(
  { kind }: Fact,
  { current, load }: PublishFactsPorts['workspaces'],
): Promise<readonly RoutineStatus[]> {
  if (kind !== 'status' && kind !== 'accepted') return [];
  const version = await current();
  return version === undefined ? [] : ((await load(version)).publish?.statuses ?? []);
}

/** What became of each entry; a bus that cannot be reached has taken none. */
async function publishAll(
  entries: readonly BusEntry[],
  bus: Bus,
): Promise<readonly (Published | { readonly kind: 'unreached'; readonly error: unknown })[]> {
  if (entries.length === 0) return [];
  try {
    return await bus.publish(entries);
  } catch (error) {
    return entries.map(() => ({ kind: 'unreached', error }));
  }
}

function outcomeOf(
  { detailType }: BusEntry,
  published: Published | { readonly kind: 'unreached'; readonly error: unknown } | undefined,
): PublishOutcome {
  switch (published?.kind) {
    case 'taken':
      return { kind: 'published', detailType };
    case 'refused':
      return { kind: 'unpublishable', reason: `refused-by-the-bus: ${published.code}` };
    case 'unreached':
      return { kind: 'failed', error: published.error };
    default: {
      const code = published?.code ?? 'Unanswered';
      return { kind: 'failed', error: Object.assign(new Error(`not taken by the bus: ${code}`), { code }) };
    }
  }
}
