import type { AskClosed } from '../facts/ask-fact.ts';
import type { Instant } from '../instant.ts';
import type { Ask, CancelReason } from './ask.ts';

/** Why an ask needs no answer any more, and since when. */
export interface Ending {
  readonly reason: CancelReason;
  /** Of the cause. */
  readonly at: Instant;
  readonly now: Instant;
  /** Id of the event that ends it, where that is known. */
  readonly event?: string;
}

/** Whether an event ends an ask: one that was opened before. What it opens itself, or was opened later, goes on. */
export function endsWith({ state, event, at }: Ask, ending: Pick<Ending, 'at' | 'event'>): boolean {
  return state.kind === 'open' && event !== ending.event && at <= ending.at;
}

interface Ended {
  readonly ask: Ask;
  readonly fact: AskClosed;
}

/** An ask that is called off, and the fact of it. Cancelled is not a no. The sweep tells those who were asked. */
export function cancelled(ask: Ask, { reason, at, now }: Ending): Ended {
  return {
    ask: { ...ask, state: { kind: 'cancelled', at, reason, dueAt: now } },
    fact: { ...closedFact(ask, now), as: 'cancelled', reason },
  };
}

/** An ask that nothing decided in time, and the fact of it. Expired is not a no either. */
export function expired(ask: Ask, now: Instant): Ended {
  return {
    ask: { ...ask, state: { kind: 'expired', at: now, dueAt: now } },
    fact: { ...closedFact(ask, now), as: 'expired' },
  };
}

function closedFact(ask: Ask, notedAt: Instant): Omit<AskClosed, 'as' | 'reason'> {
  const { record, id: thing, at, event, route, kind: of, mode, deadline, tally, of: people, callback } = ask;
  return {
    kind: 'ask-closed',
    record,
    slice: 0,
    at,
    thing,
    event,
    route,
    of,
    mode: mode.kind,
    deadline,
    notedAt,
    ...(tally !== undefined && { tally }),
    people,
    ...(callback !== undefined && { callback: true }),
  };
}
