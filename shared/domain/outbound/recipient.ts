import type { Recipient } from './outbound.ts';
import type { Person } from '../people/person.ts';

/** To whom a message to this person goes: their phone, else Meta's newest name for them. */
export function recipientOf({
  phone,
  userIds = [],
}: Pick<Person, 'phone' | 'userIds'>): Recipient | undefined {
  if (phone !== undefined) return phone;
  const [bsuid] = userIds;
  return bsuid === undefined ? undefined : { bsuid };
}
