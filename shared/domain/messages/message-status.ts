import type { RecordFact } from '../facts/fact.ts';

/** How far a message came, from what is known least to most. */
const reach = ['failed', 'accepted', 'sent', 'delivered', 'read', 'played'] as const;
export type Reached = (typeof reach)[number];

/** Within one attempt: what failed had been accepted and may have been sent, but what was delivered did not fail. */
const ladder: readonly Reached[] = ['accepted', 'sent', 'failed', 'delivered', 'read', 'played'];

/**
 * How far a message came by its facts, in whatever order and number they are: the greatest status of its best
 * attempt. Undefined where Meta took no attempt. Statuses that we do not know change nothing.
 */
export function statusOf(facts: readonly RecordFact[]): Reached | undefined {
  const attempts = new Map<number, Reached>();
  for (const fact of facts) {
    const step = stepOf(fact);
    if (step === undefined) continue;
    const before = attempts.get(step.attempt);
    attempts.set(step.attempt, before === undefined ? step.to : greater(ladder, before, step.to));
  }
  return [...attempts.values()].reduce<Reached | undefined>(
    (best, one) => (best === undefined ? one : greater(reach, best, one)),
    undefined,
  );
}

function stepOf(fact: RecordFact): { readonly attempt: number; readonly to: Reached } | undefined {
  if (fact.kind === 'accepted') return { attempt: fact.attempt, to: 'accepted' };
  if (fact.kind !== 'status') return undefined;
  const to = reach.find((known) => known === fact.status);
  return to && { attempt: fact.attempt, to };
}

function greater(order: readonly Reached[], one: Reached, other: Reached): Reached {
  return order.indexOf(one) < order.indexOf(other) ? other : one;
}
