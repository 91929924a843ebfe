import type { Signing } from '#domain/signed-request';
import type { RotatingSecret } from '#ports/rotating-secret';

/** What stands behind the question mark of the request. */
type Query = Readonly<Record<string, string>>;

export type Handshake =
  | { readonly kind: 'shaken'; readonly challenge: string }
  | { readonly kind: 'refused'; readonly reason: 'no-handshake' | 'wrong-token' };

/** Meta sends a number. What could be markup or a script is not said back to anybody. */
const harmless = /^[\w.-]{1,256}$/;

/**
 * Meta asks for its challenge when the address of the webhook is set, and proves itself by the token that was set with it.
 * This request carries no signature.
 * https://developers.facebook.com/docs/graph-api/webhooks/getting-started#verification-requests
 */
export async function shakeHands(
  query: Query,
  tokens: RotatingSecret,
  { isSame }: Pick<Signing, 'isSame'>,
): Promise<Handshake> {
  const { 'hub.mode': mode, 'hub.challenge': challenge = '', 'hub.verify_token': token } = query;
  if (mode !== 'subscribe' || token === undefined || !harmless.test(challenge))
    return { kind: 'refused', reason: 'no-handshake' };
  const given = new TextEncoder().encode(token);
  const isOne = (known: readonly string[]) =>
    known.some((text) => isSame(new TextEncoder().encode(text), given));
  const fits = isOne(await tokens.known()) || isOne((await tokens.again()) ?? []);
  return fits ? { kind: 'shaken', challenge } : { kind: 'refused', reason: 'wrong-token' };
}
