/** SHA-256 of the UTF-8 text, base64url without padding (43 characters). Given to the domain, never imported by it. */
export type Sha256 = (text: string) => string;

/** HMAC-SHA256 of the UTF-8 text under a key that is text, base64url without padding (43 characters). */
export type Hmac = (key: string, text: string) => string;

/** Hashing and randomness, handed in by whoever runs the domain. */
export interface Entropy {
  readonly sha256: Sha256;
  readonly hmac: Hmac;
  /** 96 random bits, base64url, 16 characters. */
  readonly random: () => string;
}

/**
 * Digest of content under a salt (16 characters, 96 bits). The salt lives beside the content in the state
 * table: once both are erased, nobody can find the content again by guessing.
 */
export function saltedDigest(hmac: Hmac, salt: string, content: string): string {
  return hmac(salt, content).slice(0, 16);
}
