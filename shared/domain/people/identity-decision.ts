import type { Instant } from '../instant.ts';
import { withNames } from './learn-names.ts';
import { oneSpelling } from './number-spelling.ts';
import type { Person } from './person.ts';
import type { AliasRefused, IdentityChanged, WhatsAppName } from '../facts/person-fact.ts';
import { Phone } from './phone.ts';
import type { SenderNames } from './sender-names.ts';

/** Meta tells that somebody has another number, or that it has another name for them. */
export interface NewIdentity {
  readonly change: IdentityChanged['change'];
  /** The names that they had, and the ones that they have from here on. Each may be absent. */
  readonly old: SenderNames;
  readonly next: SenderNames;
  readonly at: Instant;
  /** Of the message that tells it. */
  readonly thing: string;
}

interface IdentityDecision {
  readonly change: {
    readonly person: Person;
    readonly facts: readonly [IdentityChanged | AliasRefused];
  };
}

/**
 * The person under their new names. The old ones find them no longer: a number that somebody gives up is given to
 * somebody else before long. The company's phone follows where it was the old number.
 */
export function decideIdentity(person: Person, identity: NewIdentity): IdentityDecision {
  const { change, old, next, at, thing } = identity;
  const phone = followed(person, identity);
  const fact: IdentityChanged = {
    kind: 'identity-changed',
    person: person.id,
    at,
    thing,
    change,
    phone: phone === undefined ? 'kept' : 'followed',
  };
  const renamed = withNames(withoutNames(person, gone(old, next)), next);
  return { change: { person: { ...renamed, ...(phone !== undefined && { phone }) }, facts: [fact] } };
}

/** A new name is somebody else's: nothing is merged, and nothing changes but that it is known. */
export function refuseIdentity(
  person: Person,
  { at, thing }: NewIdentity,
  { name, holder }: { readonly name: WhatsAppName; readonly holder: string },
): IdentityDecision {
  const fact = {
    kind: 'alias-refused',
    person: person.id,
    at,
    thing,
    names: [name],
    holders: [holder],
  } as const;
  return { change: { person, facts: [fact] } };
}

/** Old names that are not told as new ones too. A number stays where none is told in its place. */
function gone(old: SenderNames, next: SenderNames): SenderNames {
  const { userId, waId } = old;
  const moved = waId !== undefined && next.waId !== undefined && oneSpelling(waId) !== oneSpelling(next.waId);
  return {
    ...(userId !== undefined && userId !== next.userId && next.userId !== undefined && { userId }),
    ...(moved && { waId }),
  };
}

function withoutNames(person: Person, { userId, waId }: SenderNames): Person {
  const { userIds = [], waIds = [], ...rest } = person;
  const kept = {
    userIds: userIds.filter((id) => id !== userId),
    waIds: waIds.filter((id) => waId === undefined || oneSpelling(id) !== oneSpelling(waId)),
  };
  return {
    ...rest,
    ...(kept.userIds.length > 0 && { userIds: kept.userIds }),
    ...(kept.waIds.length > 0 && { waIds: kept.waIds }),
  };
}

function followed({ phone }: Person, { old, next }: NewIdentity): Phone | undefined {
  if (phone === undefined || old.waId === undefined || next.waId === undefined) return undefined;
  return oneSpelling(phone.reveal()) === oneSpelling(old.waId) ? Phone.parse(`+${next.waId}`) : undefined;
}
