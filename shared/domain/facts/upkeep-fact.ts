import type { Instant } from '../instant.ts';
import type { NumberNews, TemplateNews } from '../inbound/news.ts';
import type {
  AbsenceChanged,
  AliasLearnt,
  AliasRefused,
  ConsentChanged,
  IdentityChanged,
  PersonErased,
} from './person-fact.ts';
import type { Heard, StrangerHeard } from './reply-fact.ts';
import type { ForeignReason } from '../inbound/update.ts';

/** What is known of a person, or was heard of them. In the person's own partition. */
export type PersonFact =
  | PersonImported
  | Heard
  | ConsentChanged
  | AbsenceChanged
  | AliasLearnt
  | AliasRefused
  | IdentityChanged
  | PersonErased;

/** What is known of a person changed. */
interface PersonImported {
  readonly kind: 'person-imported';
  readonly person: string;
  readonly at: Instant;
  /** Random: a digest of a row with a phone number could be found by guessing. */
  readonly thing: string;
  readonly changed: readonly string[];
  readonly consent: 'unknown' | 'given' | 'withdrawn';
}

/**
 * What happened to a business number as a whole, or what Meta tells of it. With the number's facts of that day; what
 * belongs to no one number goes under `anyNumber`.
 */
export type NumberFact =
  | NumberStopped
  | NumberResumed
  | NumberNewsTold
  | TemplateNewsTold
  | ForeignUpdateTold
  | StrangerHeard;

/** Stands for a number's name where an account is meant, or nobody says which number. No number is called so. */
export const anyNumber = '*';

interface OfNumber {
  /** The number's name in the config, never the number itself. */
  readonly number: string;
  readonly at: Instant;
  /** The message whose answer it was; random where an operator acted; of what Meta told a digest of what it is about. */
  readonly thing: string;
}

interface NumberStopped extends OfNumber {
  readonly kind: 'number-stopped';
  /** The Graph code. */
  readonly code: number;
}

interface NumberResumed extends OfNumber {
  readonly kind: 'number-resumed';
  readonly by: 'probe' | 'operator';
  /** When it was stopped, and by which code. */
  readonly since: Instant;
  readonly code: number;
}

/** Meta told something of an account or a number, once for each (account, field, event, second). */
interface NumberNewsTold extends OfNumber, Omit<NumberNews, 'kind' | 'number' | 'happenedAt'> {
  readonly kind: 'number-news';
  readonly seenAt: Instant;
}

/** Meta told something of a template, once for each (account, template, language, event, second). */
export interface TemplateNewsTold extends OfNumber, Omit<TemplateNews, 'kind' | 'happenedAt'> {
  readonly kind: 'template-news';
  readonly seenAt: Instant;
}

/** A webhook told of something that is not ours: once for each (reason, id, day in UTC). `at` is the day's beginning. */
interface ForeignUpdateTold extends OfNumber {
  readonly kind: 'foreign-update';
  readonly reason: ForeignReason;
  readonly id: string;
  readonly seenAt: Instant;
}

export type WorkspaceFact = {
  readonly kind: 'workspace-applied';
  readonly at: Instant;
  readonly thing: string;
  readonly version: string;
  readonly before?: string;
  readonly by: string;
};
