import type { Refusal } from './graph-answer.ts';

export interface Tokens {
  /** The one that is good. */
  readonly token: string;
  /** Those that were good once. */
  readonly expiredTokens?: readonly string[];
}

export function wrongToken(authorization: string | undefined, tokens: Tokens): Refusal | undefined {
  const [, given] = /^Bearer (.+)$/i.exec(authorization ?? '') ?? [];
  if (given === tokens.token) return undefined;
  if (given === undefined) {
    return { code: 190, message: 'An access token is required to request this resource.' };
  }
  return tokens.expiredTokens?.includes(given) === true
    ? { code: 190, subcode: 463, message: 'Error validating access token: Session has expired.' }
    : { code: 190, message: 'Invalid OAuth access token - Cannot parse access token' };
}
