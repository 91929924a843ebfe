import type { Sha256 } from './digest.ts';

const separator = '\0';

/** Record id, 22 characters (132 bits): the same type and key always name the same record. */
export function recordId(sha256: Sha256, type: string, key: string): string {
  return sha256(`${type}${separator}${key}`).slice(0, 22);
}

/** Event id, 22 characters: one per (source, the id its envelope carries). */
export function eventId(sha256: Sha256, source: string, id: string): string {
  return sha256(`event${separator}${source}${separator}${id}`).slice(0, 22);
}

/**
 * Names the plan slot of (event, route, person), and so the one message that may come of it: 16 characters, 96 bits.
 * `person` is the name by which the route's own workspace version knows them, not the id that it leads to today: an
 * alias that changes hands between two deliveries does not make a second slot.
 */
export function messageId(sha256: Sha256, slot: { event: string; route: string; person: string }): string {
  return sha256(['message', slot.event, slot.route, slot.person].join(separator)).slice(0, 16);
}

/** Names what a route did with an event as a whole, where no single person is meant. 16 characters. */
export function routingId(sha256: Sha256, event: string, route: string): string {
  return sha256(['routing', event, route].join(separator)).slice(0, 16);
}

/**
 * Stands for Meta's id of a message in facts and keys: 22 characters, 132 bits. The id itself is said to spell out the
 * phone in base64, and facts outlive the phone.
 */
export function providerDigest(sha256: Sha256, providerId: string): string {
  return sha256(providerId).slice(0, 22);
}

/** Names something that somebody did on their phone by Meta's id of it: 16 characters, 96 bits. */
export function inboundId(sha256: Sha256, providerId: string): string {
  return sha256(providerId).slice(0, 16);
}
