import { strangerKey } from '../inbound/inbound-keys.ts';
import { allOf } from '../store/all-of.ts';
import { aliasKey } from '../store/keys.ts';
import type { Item, Store } from '../store/store.ts';

export interface StrangersTables {
  readonly store: Store;
  /** Keyed digest of a number in its one spelling, or of Meta's name for somebody: see `Stranger`. */
  readonly pseudonym: (name: string) => string;
}

/**
 * What lies with nobody's, and was written under these names, before anybody knew whose they are. `aliases`: partitions
 * of alias items.
 */
export async function writtenAsStranger(
  aliases: readonly string[],
  { store, pseudonym }: StrangersTables,
): Promise<readonly Item[]> {
  const names = aliases.flatMap((pk) => nameIn(pk, 'phone') ?? nameIn(pk, 'bsuid') ?? []);
  const partitions = [...new Set(names)].map((name) => strangerKey(pseudonym(name)).pk);
  const found = await Promise.all(partitions.map((partition) => allOf(store, { table: 'state', partition })));
  return found.flat();
}

function nameIn(pk: string, alias: 'phone' | 'bsuid'): string | undefined {
  const { pk: prefix } = aliasKey(alias, '');
  return pk.startsWith(prefix) ? pk.slice(prefix.length) : undefined;
}
