import type { Inbound } from '#domain/inbound/inbound';
import { newNames } from '#domain/people/learn-names';
import type { Person } from '#domain/people/person';
import { senderNames } from '#domain/people/sender-names';
import type { Applying } from './applying.ts';

/** Remembers by which names Meta knows the one who wrote. Costs nothing where they are known. */
export async function learnSender(
  { from, happenedAt: at }: Inbound,
  { person, thing }: { readonly person: Person; readonly thing: string },
  { ports }: Applying,
): Promise<void> {
  const names = senderNames(from);
  if (Object.keys(newNames(person, names)).length === 0) return;
  await ports.people.learn(person.id, { names, from: 'webhook', at, thing });
}
