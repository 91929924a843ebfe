import type { AskedFor } from './asked-for.ts';
import type { ConsentWord } from '../people/consent-word.ts';
import type { Inbound, InboundContent } from './inbound.ts';
import type { Instant } from '../instant.ts';
import type { BoundBy, InboundType } from '../facts/reply-fact.ts';
import { mostListed, type Offered } from './which-list.ts';
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
  };
  /** Open records that they were told about in the 24 hours before, the newest first. Not asked for where `about` decides. */
  readonly open: readonly Offered[];
  /** The newest list that they were sent and have not answered. */
  readonly question?: Question;
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
  | ({ readonly kind: 'chosen'; readonly question: string } & Chosen)
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
  if (content.kind === 'reaction') return about ? { kind: 'reaction', ...about } : aside;
  if (content.kind === 'edit' || content.kind === 'revoke')
    return about ? { kind: 'amendment', ...about } : aside;
  if (choice !== undefined) return decideChoice(choice);
  if (about !== undefined) return { kind: 'reply', boundBy: tappedOrQuoted(content), ...about };
  const [only, ...others] = of.open;
  if (only !== undefined && others.length === 0)
    return { kind: 'reply', boundBy: 'only-open', record: only.record };
  const isLate = !isWindowOpen({ lastInbound: { it: inbound.happenedAt } }, 'it', of.now);
  if (only === undefined) return chat(of, isLate);
  if (isLate) return { kind: 'heard', meaning: 'late' };
  const { question } = of;
  return question !== undefined && isAmong(of.open, question.offered)
    ? { kind: 'which', question }
    : { kind: 'which', question: { thing, offered: of.open.slice(0, mostListed) } };
}

const aside: InboundDecision = { kind: 'heard', meaning: 'aside' };

function isAmong(open: readonly Offered[], offered: readonly Offered[]): boolean {
  return open.every(({ record }) => offered.some((other) => other.record === record));
}

function decideChoice({ question, chosen, before }: NonNullable<InboundCase['choice']>): InboundDecision {
  const standing = before ?? { ...(chosen !== undefined && { chosen }) };
  return { kind: 'chosen', question, ...standing };
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
export function opensWindow({ kind }: InboundContent): boolean {
  return kind !== 'reaction' && kind !== 'edit' && kind !== 'revoke' && kind !== 'identity';
}
