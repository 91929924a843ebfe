import { type Plain, type PlainObject, canonical } from '../plain.ts';

/** One change of the ledger as the archive keeps it, items as they are stored, with their MAC. Only `put` should be. */
export type ArchiveLine =
  | { readonly kind: 'put'; readonly item: PlainObject }
  | { readonly kind: 'changed'; readonly before: PlainObject; readonly after: PlainObject }
  | { readonly kind: 'removed'; readonly before: PlainObject }
  /** A change of a form that we never write, as the stream told it. */
  | { readonly kind: 'unreadable'; readonly change: Plain };

/** One line of canonical JSON for each, in the order of the stream. */
export function archiveText(lines: readonly ArchiveLine[]): string {
  return lines.map((line) => `${canonical(line)}\n`).join('');
}
