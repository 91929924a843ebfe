import type { Fact } from '#domain/facts/fact';
import { type Seal, TamperedFact } from './seal.ts';
import type { Item } from '../store/store.ts';
import { openFact } from './stored-fact.ts';

type LedgerChange =
  | { readonly kind: 'put'; readonly fact: Fact }
  /** Trying again would not help. */
  | { readonly kind: 'unreadable'; readonly reason: 'unknown-fact' | 'tampered-fact' }
  | { readonly kind: 'altered' };

type Told = { readonly kind: 'inserted'; readonly after: Item } | { readonly kind: 'modified' | 'removed' };

/** A change of the ledger's stream as what it means for the ledger, in which facts are only ever put. */
export function ledgerChange(change: Told, seal: Seal): LedgerChange {
  if (change.kind !== 'inserted') return { kind: 'altered' };
  try {
    return { kind: 'put', fact: openFact(change.after, seal) };
  } catch (error) {
    return { kind: 'unreadable', reason: error instanceof TamperedFact ? 'tampered-fact' : 'unknown-fact' };
  }
}
