import { batchAt, folderOf } from './archive-key.ts';
import { type HourSeal, statementOf } from './hour-seal.ts';
import type { Hour } from './hour.ts';

/** A seal as it was found under its hour. */
export interface FoundSeal {
  readonly hour: Hour;
  /** All bytes, as text. */
  readonly text: string;
  /** What stands in it; undefined where it is not of the form of a seal. */
  readonly read: { readonly seal: HourSeal; readonly signature: string } | undefined;
}

export interface SealTools {
  /** Whether a signature (base64) of a text was made with the private half of a key (hexadecimal). */
  readonly isSigned: (text: string, signature: string, publicKey: string) => boolean;
}

export interface SealContext {
  /** The digest of the seal of the hour before; null before the first; undefined where that is not known. */
  readonly previous: string | null | undefined;
  /** The key that the seal must carry. */
  readonly publicKey: string;
}

export type SealFault =
  /** It is not of the form of a seal, or not that of its hour. */
  | 'seal-unreadable'
  | 'seal-not-signed'
  | 'seal-of-another-key'
  /** It does not name the seal of the hour before as that stands. */
  | 'chain-cut';

/** What is wrong with one seal, if it is looked at together with the one before it. */
export function faultsOf(
  found: FoundSeal,
  { previous, publicKey }: SealContext,
  { isSigned }: SealTools,
): readonly SealFault[] {
  const { read, hour, text } = found;
  if (read === undefined || read.seal.hour !== hour || !isWhole(text, read)) return ['seal-unreadable'];
  const { seal, signature } = read;
  const faults: SealFault[] = [];
  if (seal.publicKey !== publicKey) faults.push('seal-of-another-key');
  else if (!isSigned(statementOf(seal), signature, publicKey)) faults.push('seal-not-signed');
  if (previous !== undefined && seal.previous !== previous) faults.push('chain-cut');
  return faults;
}

/** Nothing stands in the text that is not in the seal, and each object is a batch of the seal's own hour. */
function isWhole(text: string, { seal, signature }: NonNullable<FoundSeal['read']>): boolean {
  if (text !== `${statementOf(seal)}{"signature":"${signature}"}\n`) return false;
  return seal.objects.every(({ key, sha256, lines }) => {
    const batch = batchAt(key);
    const isOfHour = key.startsWith(folderOf(seal.hour));
    return batch !== undefined && isOfHour && batch.sha256 === sha256 && batch.lines === lines;
  });
}
