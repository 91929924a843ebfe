import type { Hmac } from '../digest.ts';
import type { Instant } from '../instant.ts';
import { parseRef } from '../ref.ts';

/**
 * What a button carries, and comes back with when it is tapped: `kid.ref.option.expiry.mac`, 89 characters. It is bound
 * to the person by its signature, and opens nothing by being visited.
 */
export interface TapToken {
  /** Which key signed it. */
  readonly kid: string;
  readonly ref: string;
  /** The option by its place in the rule; absent for the button that opens the list of them. */
  readonly option?: number;
  /** From then on it does not count. */
  readonly expiry: Instant;
  readonly mac: string;
}

export interface TapKey {
  /** Four characters that tell keys apart, and nothing of them. */
  readonly kid: string;
  readonly key: string;
}

const list = 'l';
const shape = /^([\w-]{4})\.([\w.-]{52})\.([0-9l])\.([0-9a-z]{6})\.([\w-]{22})$/;

/** `expiry` counts to the second. */
export function formatTap(
  { ref, option, expiry, person }: Omit<TapToken, 'kid' | 'mac'> & { readonly person: string },
  { kid, key }: TapKey,
  hmac: Hmac,
): string {
  const said = `${kid}.${ref}.${option ?? list}.${secondOf(expiry)}`;
  return `${said}.${macOf(said, { key, person, hmac })}`;
}

/** Undefined where the text is no token of ours. Says nothing of whether its signature is. */
export function parseTap(text: string): TapToken | undefined {
  const [, kid, ref, option, expiry, mac] = shape.exec(text) ?? [];
  if (!kid || !ref || !option || !expiry || !mac || parseRef(ref) === undefined) return undefined;
  const place = option === list ? {} : { option: Number(option) };
  return { kid, ref, ...place, expiry: Number.parseInt(expiry, 36) * 1000, mac };
}

/** Whether the token was made for that person with a key that is in use. The comparison takes the same time wherever they differ. */
export function checkTap(
  token: TapToken,
  person: string,
  { keys, hmac }: { readonly keys: readonly TapKey[]; readonly hmac: Hmac },
): 'good' | 'forged' | 'key-retired' {
  const found = keys.find(({ kid }) => kid === token.kid);
  if (found === undefined) return 'key-retired';
  const said = `${token.kid}.${token.ref}.${token.option ?? list}.${secondOf(token.expiry)}`;
  return isSame(macOf(said, { key: found.key, person, hmac }), token.mac) ? 'good' : 'forged';
}

function secondOf(instant: Instant): string {
  return Math.floor(instant / 1000)
    .toString(36)
    .padStart(6, '0');
}

/** 128 bits, cut from 256. */
function macOf(said: string, { key, person, hmac }: { key: string; person: string; hmac: Hmac }): string {
  return hmac(key, `${said}.${person}`).slice(0, 22);
}

function isSame(one: string, other: string): boolean {
  let differs = one.length ^ other.length;
  for (let place = 0; place < one.length; place += 1)
    differs |= one.charCodeAt(place) ^ other.charCodeAt(place);
  return differs === 0;
}
