import type { NumberFact } from '../facts/upkeep-fact.ts';
import type { Instant } from '../instant.ts';
import { type Breaker, type Pace, resumed, stopped } from './pace.ts';
import { calledInVain, heardAgain, type InVain, isAway } from './silence.ts';

type NumberStopped = Extract<NumberFact, { kind: 'number-stopped' }>;

/** What becomes of the pace of a number, with the fact of it. Nothing is written where there is no `pace`. */
interface PaceChange {
  readonly pace?: Pace;
  readonly fact?: NumberFact;
}

/** Meta's refusal of a number as a whole. */
interface Stop extends Omit<NumberStopped, 'kind'> {
  /** It came as a status, after Meta had taken the message. */
  readonly late?: true;
}

/** What Meta's refusal of a number makes of its pace. Nothing, where it stands stopped by that code already. */
export function decideStop(pace: Pace, { late, ...stop }: Stop): PaceChange {
  const { breaker } = pace;
  if (breaker?.code === stop.code && (late === undefined || breaker.late === true)) return {};
  const next = asLate(stopped(pace, stop.code, stop.at), late);
  return breaker === undefined ? { pace: next, fact: { kind: 'number-stopped', ...stop } } : { pace: next };
}

function asLate(pace: Pace, late: true | undefined): Pace {
  const { breaker } = pace;
  return breaker === undefined || late === undefined ? pace : { ...pace, breaker: { ...breaker, late } };
}

/** What calls in vain make of the pace of a number: with the one too many it is stopped. */
export function decideSilence(
  pace: Pace,
  calls: readonly InVain[],
  { number, at }: { readonly number: string; readonly at: Instant },
): PaceChange {
  let next = pace;
  for (const call of calls) {
    next = calledInVain(next, call);
    if (next.breaker !== undefined || !isAway(next)) continue;
    const { thing, code } = call;
    return decideStop(next, { number, at, thing, code });
  }
  return next === pace ? {} : { pace: next };
}

/** A probe that got through. */
export interface Got {
  readonly number: string;
  /** Id of its message. */
  readonly thing: string;
  readonly at: Instant;
  /** By Meta's answer, or by a status of what happened then. */
  readonly by: 'answer' | { readonly happenedAt: Instant };
}

/** Lets a number go again. Of one that Meta stopped by a status only a status tells, and only one that is younger. */
export function decideResume(pace: Pace, { number, thing, at, by }: Got): PaceChange {
  const { breaker } = pace;
  if (breaker === undefined || !endsIt(breaker, by)) return {};
  const { since, code } = breaker;
  const fact = { kind: 'number-resumed' as const, number, at, thing, since, code, by: 'probe' as const };
  return { pace: resumed(heardAgain(pace, at), at), fact };
}

function endsIt({ late, since }: Breaker, by: Got['by']): boolean {
  return by === 'answer' ? late === undefined : late === true && by.happenedAt >= since;
}
