import { isAsking } from '../asks/asking-tells.ts';
import { withDeputies } from '../asks/deputies.ts';
import type { Person } from '../people/person.ts';
import type { Addressee } from './audience.ts';
import type { Planning } from './plan-slot.ts';
import { type Reached, reachedBy } from './reached.ts';

interface Known {
  /** By the company's ids: deputies among them. */
  readonly people: ReadonlyMap<string, Person>;
  /** Internal ids of those whom another route of the event tells. */
  readonly told: ReadonlySet<string>;
  /** The company's ids of those who may not answer. */
  readonly excepted: ReadonlySet<string>;
}

/** Whether a route asks somebody whom it reaches. */
export function isAskedBy({ route, workspace }: Planning): (one: Pick<Reached, 'addressee'>) => boolean {
  return ({ addressee }) => isAsking(route, addressee.tell, workspace);
}

/**
 * Whom a route that asks reaches, with deputies in place of those who are away. Whom another route of the event tells is
 * asked all the same: what they were told has no buttons.
 */
export function reachedToAsk(
  planning: Planning,
  addressees: readonly Addressee[],
  { people, told, excepted }: Known,
): readonly Reached[] {
  const asks = isAskedBy(planning);
  const all = reachedBy(addressees, people, new Set()).map((one) =>
    asks(one) || one.person === undefined || !told.has(one.person.id) ? one : { ...one, duplicate: true },
  );
  // Nobody can read for somebody else: what is to be read goes to those who are away too.
  if (planning.route.ask?.kind === 'reading') return all;
  return withDeputies(all, asks, { people, at: planning.pinned.decidedAt, excepted });
}
