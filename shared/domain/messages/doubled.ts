import type { RecordFact } from '../facts/fact.ts';
import type { StatusTold } from '../facts/message-fact.ts';
import type { Instant } from '../instant.ts';

/** With these Meta says that it has taken an attempt. One that failed was not seen by anybody. */
const taken: ReadonlySet<string> = new Set(['sent', 'delivered', 'read', 'played']);

/** The first look at a doubt comes after so long, so no second attempt is younger. Milliseconds. */
const noSecondBefore = 120_000;

/**
 * Whether a status may be the one by which it is seen that Meta took a message twice. Statuses of a first attempt that
 * come soon after the message's cause cannot be; a read one adds nothing to those before it.
 */
export function mayShowDouble(
  { attempt, status }: Pick<StatusTold, 'attempt' | 'status'>,
  { at, now }: { readonly at: Instant; readonly now: Instant },
): boolean {
  if (attempt > 1) return taken.has(status);
  return (status === 'sent' || status === 'delivered') && now - at >= noSecondBefore;
}

/**
 * The attempts that Meta took besides the first that it took. Those after whose failure the message was sent once more
 * on purpose do not count. Facts only ever make more of them, so that the order in which statuses come is all the same.
 */
export function doubledIn(facts: readonly RecordFact[]): readonly number[] {
  const failed = new Set(
    facts.flatMap((fact) =>
      fact.kind === 'resent' && (fact.reason === 'window-closed' || fact.reason === 'failed-for-now')
        ? [fact.attempt]
        : [],
    ),
  );
  const attempts = facts.flatMap((fact) =>
    fact.kind === 'status' && taken.has(fact.status) && !failed.has(fact.attempt) ? [fact.attempt] : [],
  );
  return [...new Set(attempts)].toSorted((one, other) => one - other).slice(1);
}
