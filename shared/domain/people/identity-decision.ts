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
 * somebody else before long. The company's phone follows where it was the old number, and is left where nobody tells the
 * new one: Meta's name for them changes with their number, and people with a username show none.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids
 */
export function decideIdentity(person: Person, identity: NewIdentity): IdentityDecision {
  const { change, next, at, thing } = identity;
  const became = phoneAfter(person, identity);
  const fact: IdentityChanged = {
    kind: 'identity-changed',
    person: person.id,
    at,
    thing,
    change,
    phone: became.kind,
  };
  const renamed = withNames(withoutNames(person, gone(person, identity)), next);
  return { change: { person: withPhone(renamed, became), facts: [fact] } };
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

interface Gone {
  readonly userId?: string;
  readonly waIds: readonly string[];
}

/** Old names that are not told as new ones too. Of numbers all that may be the old one, where it is not told. */
function gone({ waIds = [] }: Person, { old, next }: NewIdentity): Gone {
  const { userId } = old;
  const left = waIds.filter((waId) => isSame(old.waId ?? waId, waId) && !isSame(next.waId, waId));
  return {
    ...(userId !== undefined && userId !== next.userId && next.userId !== undefined && { userId }),
    waIds: left,
  };
}

function withoutNames(person: Person, { userId, waIds: left }: Gone): Person {
  const { userIds = [], waIds = [], ...rest } = person;
  const kept = {
    userIds: userIds.filter((id) => id !== userId),
    waIds: waIds.filter((id) => !left.includes(id)),
  };
  return {
    ...rest,
    ...(kept.userIds.length > 0 && { userIds: kept.userIds }),
    ...(kept.waIds.length > 0 && { waIds: kept.waIds }),
  };
}

type PhoneAfter =
  | { readonly kind: 'kept' }
  | { readonly kind: 'followed'; readonly phone: Phone; readonly left: Phone }
  | { readonly kind: 'left'; readonly left: Phone };

function phoneAfter({ phone }: Person, { old, next }: NewIdentity): PhoneAfter {
  if (phone === undefined || !isSame(old.waId ?? phone.reveal(), phone.reveal())) return { kind: 'kept' };
  if (isSame(next.waId, phone.reveal())) return { kind: 'kept' };
  const followed = next.waId === undefined ? undefined : Phone.parse(`+${next.waId}`);
  return followed === undefined
    ? { kind: 'left', left: phone }
    : { kind: 'followed', phone: followed, left: phone };
}

function withPhone(person: Person, became: PhoneAfter): Person {
  if (became.kind === 'kept') return person;
  const { phone: _, ...phoneless } = person;
  const { left: leftPhone } = became;
  return became.kind === 'left'
    ? { ...phoneless, leftPhone }
    : { ...phoneless, phone: became.phone, leftPhone };
}

function isSame(one: string | undefined, other: string): boolean {
  return one !== undefined && oneSpelling(one) === oneSpelling(other);
}
