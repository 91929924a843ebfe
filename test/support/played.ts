import { type AnswerCase, type AnswerDecision, decideAnswer } from '#domain/asks/answer-decision';
import type { Ask, Asked, Decision } from '#domain/asks/ask';
import type { AskRule } from '#domain/asks/ask-rule';
import { askedOf, openAsk, opened } from './ask-cases.ts';

/** One tap of somebody, in the order in which they are heard. */
export interface Tap {
  readonly person: number;
  readonly option: number;
  /** The same thing is the same tap, heard of again. */
  readonly thing?: string;
  readonly at?: number;
}

/** An ask after some taps: what each became, and what there is now. */
export interface Played {
  readonly ask: Ask;
  readonly asked: readonly Asked[];
  readonly told: readonly AnswerDecision[];
  readonly decisions: readonly Decision[];
  /** The ask after each tap. */
  readonly asks: readonly Ask[];
}

/** Everybody's taps one after the other, each decided on what the one before left. */
export function played(
  rule: AskRule,
  of: number,
  { taps, change = {} }: { readonly taps: readonly Tap[]; readonly change?: Partial<AnswerCase> },
): Played {
  const start: Played = {
    ask: openAsk(rule, of),
    asked: Array.from({ length: of }, (_, person) => askedOf(person)),
    told: [],
    decisions: [],
    asks: [],
  };
  return taps.reduce((before, tap, place) => {
    const { person, option, thing = `tap-${place}`, at = opened + 1000 + place } = tap;
    const asked = before.asked[person] ?? askedOf(person);
    const known = { isEntitled: true, isRecordClosed: false, said: [] };
    return after(
      before,
      person,
      decideAnswer({ ...known, rule, ask: before.ask, asked, option, at, thing, ...change }),
    );
  }, start);
}

function after(before: Played, person: number, decision: AnswerDecision): Played {
  const told = [...before.told, decision];
  const asked = 'asked' in decision ? before.asked.with(person, decision.asked) : before.asked;
  const ask = decision.kind === 'counts' ? decision.ask : before.ask;
  const decided = decision.kind === 'counts' && decision.decision !== undefined ? [decision.decision] : [];
  return { ask, asked, told, decisions: [...before.decisions, ...decided], asks: [...before.asks, ask] };
}
