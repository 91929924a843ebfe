import { timingSafeEqual } from 'node:crypto';
import type { Hmac } from '#domain/digest';
import { type Plain, canonical } from '#domain/plain';
import type { Item } from '../store/store.ts';

/** Closes facts with a MAC and finds out whether one was changed since. */
export interface Seal {
  close(item: PlainItem): SealedItem;
  /** The item as it was closed. Throws `TamperedFact`. */
  open(item: Item): PlainItem;
}

type PlainAttributes = { readonly [attribute: string]: Plain };
type PlainItem = PlainAttributes & { readonly pk: string; readonly sk: string };
type SealedItem = PlainItem & { readonly mac: string };

/** A fact is not as it was written: it was changed, moved to another place, or closed with another key. */
export class TamperedFact extends Error {
  override readonly name = 'TamperedFact';
  readonly pk: string;
  readonly sk: string;

  constructor({ pk, sk }: { readonly pk: string; readonly sk: string }) {
    super(`the fact ${pk} / ${sk} is not as it was written`);
    this.pk = pk;
    this.sk = sk;
  }
}

/** The seal of the ledger: HMAC-SHA256 over the canonical text of all attributes, the key's among them. */
export function ledgerSeal(hmac: Hmac, key: string): Seal {
  if (key.length < 16) throw new Error('the ledger key is shorter than 16 characters');
  return {
    close: (item) => ({ ...item, mac: hmac(key, canonical(item)) }),
    open(item) {
      const { mac, ...rest } = item;
      const fact = plainOf(rest);
      if (fact === undefined || typeof mac !== 'string' || !equal(mac, hmac(key, canonical(fact)))) {
        throw new TamperedFact({ pk: item.pk, sk: item.sk });
      }
      return { ...fact, pk: item.pk, sk: item.sk };
    },
  };
}

function plainOf(item: { readonly [attribute: string]: Plain | Uint8Array }): PlainAttributes | undefined {
  const entries = Object.entries(item).flatMap(([name, value]): [string, Plain][] =>
    value instanceof Uint8Array ? [] : [[name, value]],
  );
  return entries.length === Object.keys(item).length ? Object.fromEntries(entries) : undefined;
}

function equal(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.byteLength === b.byteLength && timingSafeEqual(a, b);
}
