import { batchAt } from './archive-key.ts';
import type { Hour } from './hour.ts';
import { canonical } from '../plain.ts';

/** SHA-256 of the UTF-8 text, in hexadecimal, as `sha256sum` prints it. */
export type HexDigest = (text: string) => string;

/** Ed25519 of one key pair. */
export interface Signer {
  /** 32 bytes in hexadecimal. */
  readonly publicKey: string;
  /** The signature of the UTF-8 text in base64, 88 characters. The same text has the same signature. */
  sign(text: string): string;
}

/** What the archive holds of an hour, said once and for all. */
export interface HourSeal {
  readonly version: 1;
  readonly hour: Hour;
  /** SHA-256 in hexadecimal of the whole seal of the hour before; null in the first one. */
  readonly previous: string | null;
  readonly objects: readonly SealedObject[];
  readonly publicKey: string;
}

export interface SealedObject {
  readonly key: string;
  /** SHA-256 of its bytes, in hexadecimal. */
  readonly sha256: string;
  readonly lines: number;
}

/**
 * A seal as it is stored: the statement, one line of canonical JSON, and a second line with the signature of the first,
 * its line feed included. So `head -n 1` gives the signed bytes.
 */
export function sealText(seal: HourSeal, { sign }: Pick<Signer, 'sign'>): string {
  const statement = statementOf(seal);
  return `${statement}{"signature":"${sign(statement)}"}\n`;
}

export function statementOf({ version, hour, previous, objects, publicKey }: HourSeal): string {
  const listed = objects.map(({ key, sha256, lines }) => ({ key, sha256, lines }));
  return `${canonical({ version, hour, previous, objects: listed, publicKey })}\n`;
}

/** The objects of these keys, in their order. Keys that are no batch's are left out: whoever verifies names them. */
export function sealedObjects(keys: readonly string[]): readonly SealedObject[] {
  return keys.flatMap((key) => {
    const batch = batchAt(key);
    return batch === undefined ? [] : [{ key, sha256: batch.sha256, lines: batch.lines }];
  });
}
