import type { Sender } from './inbound.ts';
import type { Instant } from '../instant.ts';
import { oneSpelling } from '../people/number-spelling.ts';

/** Somebody who wrote to a number of ours, and whom nobody knows. */
export interface Stranger {
  /** Keyed digest of whatever Meta calls them. */
  readonly pseudonym: string;
  readonly waId?: string;
  readonly userId?: string;
  /** When they wrote first, within the time for which strangers are remembered. */
  readonly heardAt: Instant;
}

/**
 * Whatever Meta calls somebody; nothing where it calls them nothing. The number, however it is spelled, where it is told:
 * by it the company will know them.
 */
export function senderName({ userId, waId }: Pick<Sender, 'userId' | 'waId'>): string {
  return waId === undefined ? (userId ?? '') : oneSpelling(waId);
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
