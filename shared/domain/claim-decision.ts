import type { EndReason } from './fact.ts';
import type { Instant } from './instant.ts';
import type { Message } from './message.ts';
import { placeOf } from './message-place.ts';
import type { OpsRecord } from './ops-record.ts';
import type { Person } from './person.ts';
import type { Phone } from './phone.ts';
import type { Workspace } from './workspace.ts';

/** What is asked before each attempt, with everything as it is now and not as it was at planning. */
export interface Claimable {
  readonly message: Message;
  readonly record: OpsRecord | undefined;
  readonly person: Person | undefined;
  /** The version in force, not the pinned one. */
  readonly workspace: Workspace;
  readonly now: Instant;
}

export type ClaimDecision =
  | { readonly kind: 'go'; readonly phone: Phone }
  | { readonly kind: 'end'; readonly as: 'cancelled' | 'expired'; readonly reason: EndReason };

type Question = (claimable: Claimable) => EndReason | undefined;

const questions: readonly Question[] = [
  ({ record, message }) => (isClosed(record, message) ? 'closed' : undefined),
  ({ person }) => (person === undefined ? 'person-gone' : undefined),
  ({ person }) => (person?.consent.kind === 'withdrawn' ? 'opted-out' : undefined),
  ({ person }) => (person?.consent.kind === 'unknown' ? 'no-consent' : undefined),
  ({ message, workspace }) => (isMember(message, workspace) ? undefined : 'left-channel'),
];

/** Whether a message may go now, and to which number. */
export function decideClaim(claimable: Claimable): ClaimDecision {
  const { message, person, now } = claimable;
  if (message.notAfter !== undefined && now >= message.notAfter) {
    return { kind: 'end', as: 'expired', reason: 'not-after' };
  }
  for (const ask of questions) {
    const reason = ask(claimable);
    if (reason !== undefined) return { kind: 'end', as: 'cancelled', reason };
  }
  const phone = person?.phone;
  return phone === undefined ? { kind: 'end', as: 'cancelled', reason: 'no-phone' } : { kind: 'go', phone };
}

/** A record closed by the very event that this message tells about does not silence it. */
function isClosed(record: OpsRecord | undefined, message: Message): boolean {
  return record?.closedAt !== undefined && record.closedAt > placeOf(message).at;
}

function isMember(message: Message, workspace: Workspace): boolean {
  const channel = workspace.channels.find(({ id }) => id === message.channel);
  return channel?.members.some(({ person }) => person === message.member) ?? false;
}
