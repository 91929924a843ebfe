import type { AskedFor } from './asked-for.ts';
import type { ConsentWord } from '../people/consent-word.ts';
import type { Inbound, InboundContent } from './inbound.ts';
import type { Instant } from '../instant.ts';
import type { BoundBy, InboundType } from '../facts/reply-fact.ts';
import { mostListed, type Offered, rowOf } from './which-list.ts';
import type { Tap } from './tap.ts';
import { isWindowOpen } from '../messages/window.ts';

/** What is known when somebody whom we know did something on their phone. */
export interface InboundCase {
  readonly inbound: Inbound;
  /** See `inboundId`. */
  readonly thing: string;
  readonly now: Instant;
  /** Where the message leads that it quotes, reacts to, or changes; undefined where that is none of this person's. */
  readonly about?: Target;
  /** They tapped on a button of an ask: nothing else that it might mean counts, whatever the button says. */
  readonly tap?: Tap;
  /** What it says about asks of theirs; not looked for where a word of consent was written. */
  readonly asked?: AskedFor;
  /** They wrote a word of consent, and nothing besides. */
  readonly word?: WordSaid;
  /** A row of a list that this person was sent. */
  readonly choice?: {
    readonly question: string;
    /** Absent: none of them. */
    readonly chosen?: Offered;
    /** They had chosen before, and that stands. */
    readonly before?: Chosen;
    readonly also?: Question['also'];
  };
  /**
   * Asks of theirs that wait for something to be said, where there are several, and open records that they were told about
   * in the 24 hours before, the newest first. Not asked for where `about` decides.
   */
  readonly open: readonly Offered[];
  /** The newest list that they have not answered. */
  readonly unanswered?: Unanswered;
  /** They had the kind line of that day. */
  readonly isGreeted: boolean;
}

/** A word, and the category that it is about where it answers a message of one. */
export interface WordSaid {
  readonly word: ConsentWord;
  readonly category?: string;
}

/** What was chosen from a list: a record, or none of them. */
export interface Chosen {
  readonly chosen?: Offered;
}

/** A list that was sent to somebody. */
export interface Question {
  /** `thing` of the inbound that was asked about first. */
  readonly thing: string;
  readonly offered: readonly Offered[];
  /** Questions before it that were not answered: what waits for those goes along with this one. */
  readonly also?: readonly string[];
}

/** A list that nobody has chosen from by now. */
interface Unanswered {
  readonly question: Question;
  /** When it was decided that they be asked. */
  readonly askedAt: Instant;
  /** It has gone to WhatsApp, or is on its way there. */
  readonly isOut: boolean;
}

export interface Target {
  readonly record: string;
  /** Ref of the message, where it is one that we sent. */
  readonly to?: string;
}

/** What an inbound means: decided once, and followed at every delivery. */
export type InboundDecision =
  | ({ readonly kind: 'reply'; readonly boundBy: BoundBy } & Target)
  | Tap
  | AskedFor
  | ({ readonly kind: 'reaction' } & Target)
  | ({ readonly kind: 'amendment' } & Target)
  /** It waits until the person has said which of the records; they are asked where the question is its own. */
  | { readonly kind: 'which'; readonly question: Question }
  /** What waited for this question is about that record; none where it is absent. */
  | ({ readonly kind: 'chosen'; readonly question: string; readonly also?: readonly string[] } & Chosen)
  | ({ readonly kind: 'word' } & WordSaid)
  | {
      readonly kind: 'heard';
      readonly meaning: 'chat' | 'late' | 'aside';
      /** They get the kind line of the day. */
      readonly greet?: true;
    };

/** Decides what it means. Buttons of asks come first, then words, then what was tapped or quoted, then the only open record, then a question. */
export function decideInbound(of: InboundCase): InboundDecision {
  const { inbound, about, tap, word, choice, thing } = of;
  const { content } = inbound;
  if (tap !== undefined) return tap;
  if (word !== undefined) return { kind: 'word', ...word };
  if (of.asked !== undefined) return of.asked;
  if (isNotice(content)) return aside;
  if (content.kind === 'reaction') return about ? { kind: 'reaction', ...about } : aside;
  if (content.kind === 'edit' || content.kind === 'revoke')
    return about ? { kind: 'amendment', ...about } : aside;
  if (choice !== undefined) return decideChoice(choice);
  if (about !== undefined) return { kind: 'reply', boundBy: tappedOrQuoted(content), ...about };
  const [only, ...others] = of.open;
  if (only !== undefined && others.length === 0)
    return { kind: 'reply', boundBy: 'only-open', record: only.record };
  // Nobody can read what WhatsApp does not show: which record it is about is not worth a question.
  if (content.kind === 'unsupported') return aside;
  const isLate = !isWindowOpen({ lastInbound: { it: inbound.happenedAt } }, 'it', of.now);
  if (only === undefined) return chat(of, isLate);
  if (isLate) return { kind: 'heard', meaning: 'late' };
  return { kind: 'which', question: standingQuestion(of) ?? newQuestion(of, thing) };
}

/** What is written within so long of a list is taken to be about the same as what it asks about. Milliseconds. */
const listStands = 900_000;

/** What was written within so long before is asked about once more; more of it is not. */
const alsoWaits = 86_400_000;
const mostAlso = 9;

function standingQuestion({ unanswered, open, now }: InboundCase): Question | undefined {
  if (unanswered === undefined) return undefined;
  const { question, askedAt, isOut } = unanswered;
  const isNew = now - askedAt <= listStands;
  return isNew && isOut && isAmong(open, question.offered) ? question : undefined;
}

function newQuestion({ unanswered, open, now }: InboundCase, thing: string): Question {
  const question = { thing, offered: open.slice(0, mostListed) };
  if (unanswered === undefined || now - unanswered.askedAt > alsoWaits) return question;
  const { thing: before, also = [] } = unanswered.question;
  return { ...question, also: [before, ...also].slice(0, mostAlso) };
}

const aside: InboundDecision = { kind: 'heard', meaning: 'aside' };

function isAmong(open: readonly Offered[], offered: readonly Offered[]): boolean {
  return open.every((one) => offered.some((other) => rowOf(other) === rowOf(one)));
}

function decideChoice({
  question,
  chosen,
  before,
  also,
}: NonNullable<InboundCase['choice']>): InboundDecision {
  const standing = before ?? { ...(chosen !== undefined && { chosen }) };
  return { kind: 'chosen', question, ...(also !== undefined && { also }), ...standing };
}

function chat({ isGreeted }: InboundCase, isLate: boolean): InboundDecision {
  return { kind: 'heard', meaning: 'chat', ...(!isGreeted && !isLate && { greet: true }) };
}

function tappedOrQuoted(content: InboundContent): BoundBy {
  return content.kind === 'tap' || content.kind === 'choice' ? content.kind : 'quote';
}

export function typeOf(content: InboundContent): InboundType {
  return content.kind === 'media' ? content.type : content.kind;
}

/** Whether it opens the window of 24 hours for free text. A sign put to a message, or one changed, may not. */
export function opensWindow(content: InboundContent): boolean {
  return !isAside(content) && content.kind !== 'identity';
}

/** Whether it is nothing that somebody said: a sign put to a message, a message changed, or a notice. */
export function isAside(content: InboundContent): boolean {
  const { kind } = content;
  return kind === 'reaction' || kind === 'edit' || kind === 'revoke' || isNotice(content);
}

/** Whether WhatsApp tells of somebody who did nothing: that their app was installed anew, say. */
export function isNotice(content: InboundContent): boolean {
  return content.kind === 'unknown' && content.type.startsWith('system.');
}
