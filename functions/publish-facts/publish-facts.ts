import type { Fact } from '#domain/facts/fact';
import type { OutcomeEvent } from '#domain/outcomes/outcome-event';
import { outcomeEvent } from '#domain/outcomes/outcome-event';
import { type RoutineStatus, outcomeFact } from '#domain/outcomes/outcome-fact';
import type { Words } from '#domain/outcomes/ask-outcome';
import type { Bus, BusEntry, Published } from '#ports/bus';
import type { CallbackJob, CallbackQueue } from '#ports/callback-queue';
import type { Meter } from '#ports/meter';
import type { OutcomeSources } from '#ports/outcome-sources';
import type { Workspaces } from '#ports/workspaces';
import { entryOf } from './entry-of.ts';
import { whyNever } from './why-never.ts';

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
  /** Takes what somebody waits for. */
  readonly callbackQueue: CallbackQueue;
  readonly meter: Meter;
}

type Prepared =
  | PublishOutcome
  | { readonly kind: 'entry'; readonly entry: BusEntry; readonly job?: CallbackJob };

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
    const queued = await withJobsQueued(prepared, ports.callbackQueue);
    const entries = queued.flatMap((one) => (one.kind === 'entry' ? [one.entry] : []));
    const published = await publishAll(entries, ports.bus);
    let next = 0;
    return queued.map((one) => (one.kind === 'entry' ? outcomeOf(one.entry, published[next++]) : one));
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
    return event === undefined ? { kind: 'kept' } : preparedEntry(change.fact, event);
  } catch (error) {
    const reason = whyNever(error);
    if (reason === undefined) return { kind: 'failed', error };
    if (reason === 'source-tampered') ports.meter.count('ledger-altered');
    return { kind: 'unpublishable', reason };
  }
}

/** What breaks its contract now breaks it each time. */
function preparedEntry(fact: Fact, event: OutcomeEvent): Prepared {
  const job = jobOf(fact, event.detail.fact);
  try {
    return { kind: 'entry', entry: entryOf(event), ...(job !== undefined && { job }) };
  } catch {
    return { kind: 'unpublishable', reason: `not-of-its-contract: ${event.name}` };
  }
}

async function eventOf(
  fact: Fact,
  { sources, workspaces }: PublishFactsPorts,
): Promise<OutcomeEvent | undefined> {
  const { statuses, words } = await askedFor(fact, workspaces);
  const outcome = outcomeFact(fact, statuses);
  return outcome && outcomeEvent(outcome, await sources.about(outcome), words);
}

interface AskedFor {
  readonly statuses: readonly RoutineStatus[];
  readonly words: Words;
}

/** Of what else the workspace in force wants to hear; read for facts of that sort alone. */
async function askedFor(fact: Fact, { current, load }: PublishFactsPorts['workspaces']): Promise<AskedFor> {
  const isAsked = fact.kind === 'answered' ? fact.said !== undefined : routine.has(fact.kind);
  const version = isAsked ? await current() : undefined;
  const { statuses = [], reasons } = version === undefined ? {} : ((await load(version)).publish ?? {});
  return { statuses, words: reasons === true ? 'told' : 'kept' };
}

const routine: ReadonlySet<Fact['kind']> = new Set(['status', 'accepted']);

/** What is to be done for whoever waits. */
function jobOf(fact: Fact, name: string): CallbackJob | undefined {
  if (fact.kind !== 'answered' && fact.kind !== 'ask-closed') return undefined;
  if (fact.callback !== true) return undefined;
  const ask = fact.kind === 'answered' ? fact.ask : fact.thing;
  return { kind: 'outcome', record: fact.record, ask, fact: name };
}

/**
 * Whoever waits is called whatever the bus says of the event. Where their jobs cannot be put, the first of them and all
 * that comes after it come again.
 */
async function withJobsQueued(
  prepared: readonly Prepared[],
  queue: CallbackQueue,
): Promise<readonly Prepared[]> {
  const first = prepared.findIndex(hasJob);
  if (first < 0) return prepared;
  try {
    await queue.put(prepared.flatMap((one) => (hasJob(one) ? [one.job] : [])));
    return prepared;
  } catch (error) {
    return [...prepared.slice(0, first), { kind: 'failed', error }];
  }
}

function hasJob(one: Prepared): one is Prepared & { readonly job: CallbackJob } {
  return 'job' in one && one.job !== undefined;
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
