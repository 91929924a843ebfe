import type { Sender } from './inbound.ts';
import type { Instant } from '../instant.ts';

/** Somebody who wrote to a number of ours, and whom nobody knows. */
export interface Stranger {
  /** Keyed digest of whatever Meta calls them. */
  readonly pseudonym: string;
  readonly waId?: string;
  readonly userId?: string;
  /** When they wrote first, within the time for which strangers are remembered. */
  readonly heardAt: Instant;
}

/** Whatever Meta calls somebody; nothing where it calls them nothing. */
export function senderName({ userId, waId }: Pick<Sender, 'userId' | 'waId'>): string {
  return userId ?? waId ?? '';
}

const prefix = 'stranger#';

/** Stands for a person in the facts and messages of a stranger. */
export function strangerName(pseudonym: string): string {
  return `${prefix}${pseudonym}`;
}

/** The pseudonym; undefined where it is the id of a person. */
export function strangerOf(person: string): string | undefined {
  return person.startsWith(prefix) ? person.slice(prefix.length) : undefined;
}
