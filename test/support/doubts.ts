import type { Doubtful } from '#domain/messages/due-decision';
import type { StatusTold } from '#domain/facts/message-fact';
import type { Instant } from '#domain/instant';
import { placeOf } from '#domain/messages/message-place';
import { formatRef } from '#domain/ref';

/** Sunday noon, when the attempt in doubt was claimed. */
export const claimed = Date.UTC(2026, 10, 22, 12);

export function inDoubt(change: Partial<Doubtful> = {}): Doubtful {
  const at = claimed - 1000;
  return {
    ref: formatRef({ record: 'r'.repeat(22), slice: 0, at, message: 'm'.repeat(16) }),
    event: 'e'.repeat(22),
    route: 'ticket-opened',
    person: 'ana'.padEnd(16, '0'),
    member: 'ana',
    channel: 'helpdesk',
    template: 'ticket_opened',
    language: 'en',
    parameters: [],
    salt: 's'.repeat(16),
    attempt: 2,
    status: 'doubt',
    dueAt: claimed + 120_000,
    reason: 'timeout',
    since: claimed,
    ...change,
  };
}

export function aStatus(status: string, attempt: number, happenedAt: Instant = claimed): StatusTold {
  const { record, slice, at, thing } = placeOf(inDoubt());
  return {
    kind: 'status',
    record,
    slice,
    at,
    thing,
    attempt,
    status,
    happenedAt,
    providerDigest: `wamid.${attempt}`,
    seenAt: happenedAt + 2000,
  };
}
