import type { Hmac } from '../digest.ts';
import type { Ask, Asked } from './ask.ts';
import type { Tap } from './choices.ts';
import { formatTap, type TapKey } from './tap-token.ts';

/** An answer given before the deadline may be heard of so much later, and counts. Milliseconds. */
export const answersComeLate = 90_000;

/** Makes the tokens of one who was asked. */
export function tapMaker(
  { deadline }: Pick<Ask, 'deadline'>,
  { ref, person }: Pick<Asked, 'ref' | 'person'>,
  { key, hmac }: { readonly key: TapKey; readonly hmac: Hmac },
): Tap {
  const expiry = deadline + answersComeLate;
  return (option) => formatTap({ ref, person, expiry, ...(option !== undefined && { option }) }, key, hmac);
}
