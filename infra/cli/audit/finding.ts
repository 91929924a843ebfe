import type { SealFault } from '#domain/archive/check-seal';
import type { Hour } from '#domain/archive/hour';

/** Something that is not as it was written. */
export interface Finding {
  readonly kind: FindingKind;
  /** The hour of the archive in which it is, or came. */
  readonly hour?: Hour;
  /** Of an object in the archive; the digest of a seal that is not there. */
  readonly object?: string;
  /** Place of a fact in the ledger. */
  readonly pk?: string;
  readonly sk?: string;
  /** Of a fact, where it says so. */
  readonly fact?: string;
}

type FindingKind =
  | SealFault
  | 'seal-missing'
  | 'noted-seal-missing'
  | 'object-missing'
  | 'object-changed'
  | 'object-unsealed'
  | 'object-unknown'
  | 'line-unreadable'
  | 'fact-changed'
  | 'fact-removed'
  | 'fact-missing'
  | 'fact-inserted'
  | 'fact-forged';

/** What each means, for whoever reads it. */
const meanings: Readonly<Record<FindingKind, string>> = {
  'seal-missing': 'the hour has no seal, though a later one has, or it ended more than two hours ago',
  'noted-seal-missing': 'no seal has the digest written down before: seals were taken out, or made anew',
  'seal-unreadable': 'the seal is not of the form of a seal of this hour',
  'seal-not-signed': 'the signature is not one over this seal',
  'seal-of-another-key': 'the seal was made with another key',
  'chain-cut': 'the seal does not name the seal before it as that stands',
  'object-missing': 'the seal names an object that is not there',
  'object-changed': 'the object is not as it was sealed',
  'object-unsealed': 'the object lies in a sealed hour and is not in the seal',
  'object-unknown': 'the object has a name that no object of the archive has',
  'line-unreadable': 'a line holds no change of the ledger',
  'fact-changed': 'the fact was changed after it was written',
  'fact-removed': 'the fact was removed from the ledger in this hour',
  'fact-missing': 'the fact is in the archive and no more in the ledger',
  'fact-inserted': 'the fact is in the ledger and in no object of the archive that can be read',
  'fact-forged': 'the fact was not written by this system: its MAC does not fit',
};

/** `fact-changed  R#1 / 0#slot  slot, archived 2026-11-22T10`, and what that means. */
export function findingLine({ kind, hour, object, pk, sk, fact }: Finding): string {
  const place = object ?? (pk === undefined ? undefined : `${pk} / ${sk}`);
  const more = [fact, hour].filter((word) => word !== undefined);
  const where = [place, more.length === 0 ? undefined : `(${more.join(', ')})`];
  const named = where.filter((word) => word !== undefined).join(' ');
  return `${kind}: ${named}: ${meanings[kind]}`;
}
