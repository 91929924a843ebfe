import type { Instant } from '../instant.ts';
import type { Person } from '../people/person.ts';

/** WhatsApp's 24 hours after a person's last message, less ten minutes: what leaves late must still arrive in time. */
const windowMs = 24 * 3_600_000 - 600_000;

/** Whether a person may be written to in free text from a number: they wrote to it within its window. */
export function isWindowOpen(
  { lastInbound }: Pick<Person, 'lastInbound'>,
  number: string,
  now: Instant,
): boolean {
  const last =
    lastInbound !== undefined && Object.hasOwn(lastInbound, number) ? lastInbound[number] : undefined;
  return last !== undefined && now - last < windowMs;
}
