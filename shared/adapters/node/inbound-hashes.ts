import { createHash, createHmac } from 'node:crypto';

/** Digests of what people send, and names for those whom nobody knows: made with the ledger's key, for a purpose of their own. */
export function inboundHashes(key: string) {
  return {
    /** 16 characters: nobody finds a phone from it by trying all there are. */
    pseudonym: (id: string) =>
      createHmac('sha256', key).update(`stranger\0${id}`).digest('base64url').slice(0, 16),
    /** SHA-256, base64, as webhooks spell it. */
    digestOf: (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('base64'),
  };
}
