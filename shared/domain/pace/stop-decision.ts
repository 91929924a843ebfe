import { type Pace, stopped } from './pace.ts';
import type { NumberFact } from '../facts/upkeep-fact.ts';

type NumberStopped = Extract<NumberFact, { kind: 'number-stopped' }>;

/** What Meta's refusal of a number makes of its pace. Nothing, where it stands stopped by that code already. */
export function decideStop(
  pace: Pace,
  stop: Omit<NumberStopped, 'kind'>,
): { readonly pace?: Pace; readonly fact?: NumberStopped } {
  if (pace.breaker?.code === stop.code) return {};
  const next = stopped(pace, stop.code, stop.at);
  return pace.breaker === undefined
    ? { pace: next, fact: { kind: 'number-stopped', ...stop } }
    : { pace: next };
}
