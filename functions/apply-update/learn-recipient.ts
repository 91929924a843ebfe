import type { StatusUpdate } from '#domain/inbound/update';
import type { Person } from '#domain/people/person';
import { formatRef, type Ref } from '#domain/ref';
import type { StatusApplying } from './applying.ts';

/**
 * Remembers by which name Meta knows the one who got a message, where none was known when it went: it is all that a reply
 * of theirs may carry, once they have a username and were silent for a month. A status that does not ask for it costs
 * nothing, and one that does two reads. Who has such a name by now keeps it: that of a late status may be an older one.
 */
export async function learnRecipient(
  { recipient: userId, happenedAt: at }: StatusUpdate,
  place: Ref,
  { ports }: StatusApplying,
): Promise<void> {
  if (userId === undefined) return;
  const message = await ports.messages.find(formatRef(place));
  if (message === undefined) return;
  const person = await ports.people.find(message.value.person);
  if (person === undefined || isSettled(person.value)) return;
  const learning = { names: { userId }, from: 'webhook' as const, at, thing: place.message };
  await ports.people.learn(person.value.id, learning);
}

/** They have such a name; or left the phone that the message went to, and whoever has it now is somebody else. */
function isSettled({ userIds, leftPhone }: Person): boolean {
  return userIds !== undefined || leftPhone !== undefined;
}
