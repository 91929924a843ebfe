import { oneSpelling } from './number-spelling.ts';
import type { Instant } from '../instant.ts';
import type { Person } from './person.ts';
import type { AliasLearnt, AliasRefused, WhatsAppName } from '../facts/person-fact.ts';
import type { SenderNames } from './sender-names.ts';

/** How many names of one kind a person keeps: the newest. */
const mostNames = 5;

/** What Meta told of a person's names, and how. */
export interface Learning {
  readonly names: SenderNames;
  readonly from: AliasLearnt['from'];
  /** Of the message that told it. */
  readonly at: Instant;
  readonly thing: string;
}

/** A name that could not be had, and who has it. */
export interface Refusal {
  readonly name: WhatsAppName;
  readonly holder: string;
}

/** The names of these that the person is not known by: a number that is known in another spelling is. */
export function newNames({ userIds = [], waIds = [] }: Person, { userId, waId }: SenderNames): SenderNames {
  return {
    ...(userId !== undefined && !userIds.includes(userId) && { userId }),
    ...(waId !== undefined && !waIds.some(isSpelled(waId)) && { waId }),
  };
}

function isSpelled(number: string): (other: string) => boolean {
  return (other) => oneSpelling(other) === oneSpelling(number);
}

/** The person with the names that are new, but for those that are somebody else's; and the facts of both. */
export function learnNames(
  person: Person,
  learning: Learning,
  refusals: readonly Refusal[],
): {
  readonly change?: { readonly person: Person; readonly facts: readonly (AliasLearnt | AliasRefused)[] };
} {
  const { names, from, at, thing } = learning;
  const refused = refusals.map(({ name }) => name);
  const { userId, waId } = newNames(person, names);
  const learnt: WhatsAppName[] = [
    ...(userId !== undefined && !refused.includes('user-id') ? (['user-id'] as const) : []),
    ...(waId !== undefined && !refused.includes('wa-id') ? (['wa-id'] as const) : []),
  ];
  if (learnt.length + refused.length === 0) return {};
  const about = { person: person.id, at, thing };
  const next = withNames(person, {
    ...(userId !== undefined && learnt.includes('user-id') && { userId }),
    ...(waId !== undefined && learnt.includes('wa-id') && { waId }),
  });
  return {
    change: {
      person: next,
      facts: [
        ...(learnt.length > 0 ? [{ kind: 'alias-learnt' as const, ...about, names: learnt, from }] : []),
        ...(refused.length > 0
          ? [
              {
                kind: 'alias-refused' as const,
                ...about,
                names: refused,
                holders: [...new Set(refusals.map(({ holder }) => holder))],
              },
            ]
          : []),
      ],
    },
  };
}

/** The person with these names as the newest ones, each once. A phone that they had left and write from is theirs again. */
export function withNames(person: Person, { userId, waId }: SenderNames): Person {
  const { userIds = [], waIds = [], leftPhone, ...rest } = person;
  const isBack = leftPhone !== undefined && waId !== undefined && isSpelled(waId)(leftPhone.reveal());
  const phone = isBack ? (person.phone ?? leftPhone) : person.phone;
  return {
    ...rest,
    ...(userIds.length > 0 && { userIds }),
    ...(waIds.length > 0 && { waIds }),
    ...(phone !== undefined && { phone }),
    ...(leftPhone !== undefined && !isBack && { leftPhone }),
    ...(userId !== undefined && {
      userIds: [userId, ...userIds.filter((id) => id !== userId)].slice(0, mostNames),
    }),
    ...(waId !== undefined && {
      waIds: [waId, ...waIds.filter((id) => !isSpelled(waId)(id))].slice(0, mostNames),
    }),
  };
}
