import type { NumberFact } from '#domain/facts/upkeep-fact';
import type { Period } from './ledger.ts';

/** What happened to the business numbers themselves. Each read verifies the fact's MAC. */
export interface NumberFacts {
  /** Facts of a number within a period, oldest first. A request for each day (UTC) of the period, and a few more where there are many. */
  of(number: string, period: Period): Promise<readonly NumberFact[]>;
}
