import type { Hour } from './hour.ts';

/** A piece of the archive: what came of the ledger's stream in one batch, filed under the hour in which it came. */
export interface ArchivedBatch {
  readonly hour: Hour;
  /** Number in the stream of the first change, up to 40 digits. */
  readonly sequence: string;
  readonly lines: number;
  /** Of the object's bytes, in hexadecimal. */
  readonly sha256: string;
}

const pattern = /^facts\/(\d{4})\/(\d{2})\/(\d{2})\/(\d{2})\/(\d{40})-(\d{1,5})-([0-9a-f]{64})\.jsonl$/;

export const allFacts = 'facts/';
export const allSeals = 'seals/';

/** Where the batches of an hour lie. */
export function folderOf(hour: Hour): string {
  return `${allFacts}${hour.replaceAll(/[-T]/g, '/')}/`;
}

/** The name says what is in it: the same changes have the same name, however often they come. */
export function batchKey({ hour, sequence, lines, sha256 }: ArchivedBatch): string {
  return `${folderOf(hour)}${sequence.padStart(40, '0')}-${lines}-${sha256}.jsonl`;
}

export function batchAt(key: string): ArchivedBatch | undefined {
  const [, year, month, day, hour, sequence, lines, sha256] = pattern.exec(key) ?? [];
  if (sequence === undefined || lines === undefined || sha256 === undefined) return undefined;
  return { hour: `${year}-${month}-${day}T${hour}`, sequence, lines: Number(lines), sha256 };
}

export function sealKey(hour: Hour): string {
  return `${allSeals}${hour}.jsonl`;
}

export function hourOfSeal(key: string): Hour | undefined {
  return /^seals\/(\d{4}-\d{2}-\d{2}T\d{2})\.jsonl$/.exec(key)?.[1];
}
