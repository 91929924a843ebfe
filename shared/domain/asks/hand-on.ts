import type { AnswerRefusal } from '../facts/ask-fact.ts';
import type { Instant } from '../instant.ts';
import { recipientOf } from '../outbound/recipient.ts';
import { type ToTell, whyNotToBeTold } from '../people/may-be-told.ts';
import type { Person } from '../people/person.ts';
import { standingOf } from './answer-decision.ts';
import type { AskRule } from './ask-rule.ts';
import { isAbsent } from './deputies.ts';
import { type Over, type OverCase, whyOver } from './why-over.ts';

/** Why somebody cannot hand an ask on. */
export type HandOnRefusal =
  | Over
  | Extract<AnswerRefusal, 'no-such-ask' | 'answered'>
  /** The route says of nobody that they may be handed it. */
  | 'not-allowed'
  /** Whoever is to have it may not answer, is asked already, or cannot be told now. */
  | 'not-eligible';

/** What is known when somebody wants to hand an ask on. */
export interface HandOnCase extends OverCase {
  readonly rule: Pick<AskRule, 'handTo'>;
}

/** Why they cannot, whoever is to have it; undefined where they can. */
export function whyNotToHandOn(of: HandOnCase, at: Instant): HandOnRefusal | undefined {
  const over = whyOver(of, at);
  if (over !== undefined) return over;
  if (standingOf(of.asked) !== undefined) return 'answered';
  return of.rule.handTo === undefined ? 'not-allowed' : undefined;
}

/** By what it is told apart who of those with the role may be handed an ask. */
export interface Taking {
  /** The company's ids of those who may not answer. */
  readonly excepted: readonly string[];
  /** Internal ids of all who were asked, also of those who handed it on. */
  readonly asked: ReadonlySet<string>;
  readonly toTell: ToTell;
  readonly at: Instant;
}

/** Whether somebody may be handed an ask: nobody has two voices in it, and who is handed it must hear of it. */
export function mayTake(person: Person, { excepted, asked, toTell, at }: Taking): boolean {
  return (
    !excepted.includes(person.company) &&
    !asked.has(person.id) &&
    !isAbsent(person, at) &&
    recipientOf(person) !== undefined &&
    whyNotToBeTold(person, toTell) === undefined
  );
}
