import * as z from 'zod';
import type { FoundSeal } from '#domain/archive/check-seal';
import type { Hour } from '#domain/archive/hour';

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const Seal = z.strictObject({
  version: z.literal(1),
  hour: z.string(),
  previous: hex.nullable(),
  objects: z.array(z.strictObject({ key: z.string(), sha256: hex, lines: z.number() })),
  publicKey: hex,
});
const Signature = z.strictObject({ signature: z.base64() });

/** A seal as it lies in the archive. */
export function readSeal(hour: Hour, bytes: Uint8Array): FoundSeal {
  const text = Buffer.from(bytes).toString('utf8');
  const [statement = '', signed = ''] = text.split('\n');
  const seal = Seal.safeParse(json(statement));
  const signature = Signature.safeParse(json(signed));
  const read =
    seal.success && signature.success ? { seal: seal.data, signature: signature.data.signature } : undefined;
  return { hour, text, read };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
