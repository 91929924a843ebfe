import type * as z from 'zod/mini';
import type { Fact } from '#domain/facts/fact';
import { indexesOf, placeOf } from './fact-place.ts';
import { factShape } from './fact-shapes.ts';
import type { Seal } from './seal.ts';
import type { Item, Put } from '../store/store.ts';
import { readBack } from '../store/stored.ts';

/** The put of a fact: at its one place, sealed, if the place is free. */
export function putOf(fact: Fact, seal: Seal): Put {
  const attributes = fact.kind === 'record-changed' ? { ...fact, change: JSON.stringify(fact.change) } : fact;
  return {
    table: 'ledger',
    item: seal.close({ ...placeOf(fact), ...attributes, ...indexesOf(fact) }),
    when: 'absent',
  };
}

/** A fact as it was written, from an item of the ledger or of its stream. Throws `TamperedFact`. */
export function openFact(item: Item, seal: Seal): Fact {
  return readFact(factShape, item, seal);
}

/** The same where only some kinds of facts can be. */
export function readFact<T extends z.ZodMiniType>(shape: T, item: Item, seal: Seal): z.output<T> {
  return readBack(shape, seal.open(item));
}
