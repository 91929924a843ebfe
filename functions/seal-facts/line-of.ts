import type { ArchiveLine } from '#domain/archive/archive-line';
import type { Plain, PlainObject } from '#domain/plain';

/** A change of the ledger as its stream shows it: `told` raw, and read where it has a form that we write. */
export interface ToldChange {
  readonly told: Plain;
  readonly change:
    | { readonly kind: 'inserted'; readonly after: Image }
    | { readonly kind: 'modified'; readonly before: Image; readonly after: Image }
    | { readonly kind: 'removed'; readonly before: Image }
    | undefined;
}

type Image = { readonly [attribute: string]: Plain | Uint8Array };

/** The change as the archive keeps it. What cannot be read is kept as it was told: nothing is left out. */
export function lineOf({ told, change }: ToldChange): ArchiveLine {
  const unreadable = { kind: 'unreadable', change: told } as const;
  if (change === undefined) return unreadable;
  const before = 'before' in change ? plainOf(change.before) : {};
  const after = 'after' in change ? plainOf(change.after) : {};
  if (before === undefined || after === undefined) return unreadable;
  switch (change.kind) {
    case 'inserted':
      return { kind: 'put', item: after };
    case 'modified':
      return { kind: 'changed', before, after };
    case 'removed':
      return { kind: 'removed', before };
  }
}

/** Undefined where it holds bytes: no fact does. */
function plainOf(image: Image): PlainObject | undefined {
  const entries = Object.entries(image).flatMap(([name, value]): [string, Plain][] =>
    value instanceof Uint8Array ? [] : [[name, value]],
  );
  return entries.length === Object.keys(image).length ? Object.fromEntries(entries) : undefined;
}
