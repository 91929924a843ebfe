import type { Key } from '../store/store.ts';

const longest = 1024;

/** How outcome events name a fact: by its place. No partition of the ledger has a `/` in it. */
export function factName({ pk, sk }: Key): string {
  return `${pk}/${sk}`;
}

/** The place; undefined where it can be the name of none: names come back to us from outside. */
export function placeNamed(name: string): Key | undefined {
  const [, pk, sk] = /^([^/]+)\/(.+)$/s.exec(name) ?? [];
  if (pk === undefined || sk === undefined || Buffer.byteLength(name) > longest) return undefined;
  return { pk, sk };
}
