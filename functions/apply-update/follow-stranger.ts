import { typeOf } from '#domain/inbound/inbound-decision';
import { senderName } from '#domain/inbound/stranger';
import { answer } from './answer-person.ts';
import type { Applying } from './applying.ts';
import type { Arrived } from './arrived.ts';
import { whereabouts } from './whereabouts.ts';

/** Somebody whom nobody knows: set apart, told so once, and nothing that they do does anything. */
export async function followStranger(
  { pinned, inbound }: Arrived,
  { greet }: { readonly greet?: true },
  applying: Applying,
): Promise<void> {
  const { ports, tools } = applying;
  const { thing, person, at, seenAt } = pinned;
  const { number, content } = inbound;
  const pseudonym = tools.pseudonym(senderName(inbound.from));
  const type = typeOf(content);
  await ports.ledger.put({ kind: 'stranger-heard', number, at, thing, stranger: pseudonym, type, seenAt });
  await ports.strangers.keep({ pseudonym, thing, inbound });
  ports.meter.count('strangers-heard');
  if (greet !== true) return;
  const { timeZone, branch } = await whereabouts(undefined, applying);
  const to = { person, member: '', language: branch?.language ?? 'en', timeZone };
  await answer({ name: 'stranger' }, { to, cause: { ...pinned, number } }, applying);
}
