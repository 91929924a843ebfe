import { checkTap, type TapToken } from '#domain/asks/tap-token';
import type { Inbound } from '#domain/inbound/inbound';
import { type RefusedTap, type Tap, tokenIn } from '#domain/inbound/tap';
import type { Message } from '#domain/messages/message';
import { placeOf } from '#domain/messages/message-place';
import type { Applying } from '../applying.ts';

/** What a tap on a button of an ask says, if it is to be believed. Undefined where the inbound carries no token. */
export async function verifyTap(
  inbound: Inbound,
  person: string,
  applying: Applying,
): Promise<Tap | undefined> {
  const token = tokenIn(inbound);
  if (token === undefined) return undefined;
  const { ref, option, expiry } = token;
  const message = (await applying.ports.messages.find(ref))?.value;
  if (message === undefined) return { kind: 'tap-refused', ref, reason: 'no-such-ask' };
  const { record } = placeOf(message);
  const theirs = message.person === person && { theirs: true as const };
  const reason = (await signatureFault(token, message, applying)) ?? (theirs ? undefined : 'not-yours');
  if (reason !== undefined) return { kind: 'tap-refused', ref, record, reason, ...theirs };
  const title = message.ask && (await applying.ports.records.find(record))?.value.title;
  if (title === undefined) return { kind: 'tap-refused', ref, record, reason: 'no-such-ask', ...theirs };
  return { kind: 'tap', ref, record, title, ...(option !== undefined && { option }), expiry };
}

/** Of what is forged nothing else is worth knowing: this comes first. */
async function signatureFault(
  token: TapToken,
  { person }: Message,
  { ports, tools }: Applying,
): Promise<RefusedTap['reason'] | undefined> {
  const { hmac } = tools.entropy;
  const known = checkTap(token, person, { keys: await ports.tapKeys.known(), hmac });
  // A key that was put in since the secret was read.
  const keys = known === 'key-retired' ? await ports.tapKeys.again() : undefined;
  const verdict = keys === undefined ? known : checkTap(token, person, { keys, hmac });
  return verdict === 'good' ? undefined : verdict;
}
