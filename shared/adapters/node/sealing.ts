import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { HexDigest, Signer } from '#domain/archive/hour-seal';

/** SHA-256 of the UTF-8 text, in hexadecimal. */
export const hexDigest: HexDigest = (text) => createHash('sha256').update(text).digest('hex');

/** How a private and a public key of Ed25519 begin in DER: https://www.rfc-editor.org/rfc/rfc8410#section-10.3 */
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** The key pair whose private key is the SHA-256 of a secret text: a secret is generated as text, never as a key. */
export function signerOf(secret: string): Signer {
  if (secret.length < 32) throw new Error('the secret of the seal is shorter than 32 characters');
  const seed = createHash('sha256').update(secret).digest();
  const der = Buffer.concat([privatePrefix, seed]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  return {
    publicKey: publicKey.subarray(publicPrefix.length).toString('hex'),
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64'),
  };
}

/** Whether the signature (base64) of the UTF-8 text was made with the private half of this key (32 bytes in hexadecimal). */
export function isSigned(text: string, signature: string, publicKey: string): boolean {
  return verify(null, Buffer.from(text), publicKeyOf(publicKey), Buffer.from(signature, 'base64'));
}

/** The public key as OpenSSL reads it. Throws where it is not 32 bytes in hexadecimal. */
export function pemOf(publicKey: string): string {
  return publicKeyOf(publicKey).export({ format: 'pem', type: 'spki' }).toString();
}

/** The 32 bytes in hexadecimal of a public key in PEM. Throws where it is none of Ed25519. */
export function hexOfPem(pem: string): string {
  const der = createPublicKey(pem).export({ format: 'der', type: 'spki' });
  if (!der.subarray(0, publicPrefix.length).equals(publicPrefix)) throw new Error('not a key of Ed25519');
  return der.subarray(publicPrefix.length).toString('hex');
}

function publicKeyOf(hex: string) {
  if (!/^[0-9a-f]{64}$/.test(hex)) throw new Error('a public key is 64 hexadecimal digits');
  const der = Buffer.concat([publicPrefix, Buffer.from(hex, 'hex')]);
  return createPublicKey({ key: der, format: 'der', type: 'spki' });
}
