import type { AskOption, AskQuestion, AskRule } from './ask-rule.ts';
import type { Ask, Asked, Choice, Decision, Said, Standing, Tally } from './ask.ts';
import type { AnswerRefusal } from '../facts/ask-fact.ts';
import type { Instant } from '../instant.ts';
import { counts, decisionBy, tallyWith } from './tally.ts';

/** What is known when somebody answers. */
export interface AnswerCase {
  readonly rule: AskRule;
  readonly ask: Ask;
  readonly asked: Asked;
  /** Whether they still are of those who may. */
  readonly isEntitled: boolean;
  /** The record was closed after the ask was opened. */
  readonly isRecordClosed: boolean;
  /** Of the option: its place in the rule. */
  readonly option: number;
  readonly at: Instant;
  readonly thing: string;
  /** What was asked after the tap, and said by now. */
  readonly said: readonly Said[];
}

export type AnswerDecision =
  /** The answer waits until this is said. */
  | {
      readonly kind: 'asks';
      readonly asked: Asked & { readonly state: { readonly kind: 'answering' } };
      readonly question: 'reason' | AskQuestion;
    }
  | Counted
  /** It was counted before: this very tap, or another one for the same option. */
  | { readonly kind: 'stands'; readonly choice: Standing; readonly isSame: boolean }
  | { readonly kind: 'refused'; readonly reason: AnswerRefusal };

export interface Counted {
  readonly kind: 'counts';
  readonly ask: Ask;
  readonly asked: Asked & { readonly state: { readonly kind: 'answered' } };
  /** What they had chosen before. */
  readonly before?: string;
  readonly decision?: Decision;
}

/** Only if every one of these has no objection does an answer count. */
const objections: readonly ((of: AnswerCase) => AnswerRefusal | undefined)[] = [
  ({ asked }) => (asked.state.kind === 'handed-on' ? 'handed-on' : undefined),
  ({ ask }) => (ask.state.kind === 'decided' ? 'decided' : undefined),
  ({ ask }) => (ask.state.kind === 'expired' ? 'expired' : undefined),
  ({ ask, isRecordClosed }) => (ask.state.kind === 'cancelled' || isRecordClosed ? 'closed' : undefined),
  ({ ask, at }) => (at >= ask.deadline ? 'expired' : undefined),
  ({ isEntitled }) => (isEntitled ? undefined : 'not-entitled'),
  ({ asked, rule }) => (standingOf(asked) !== undefined && rule.changeable !== true ? 'answered' : undefined),
  ({ ask, asked }) => (isTheirTurn(ask, asked) ? undefined : 'not-your-turn'),
];

/** What an answer becomes. The state that it leads to goes with its fact in one transaction, or not at all. */
export function decideAnswer(of: AnswerCase): AnswerDecision {
  const { rule, asked, thing } = of;
  const option = rule.options[of.option];
  if (option === undefined) return { kind: 'refused', reason: 'no-such-option' };
  const standing = standingOf(asked);
  if (standing?.thing === thing) return { kind: 'stands', choice: standing, isSame: true };
  const refused = objections.map((object) => object(of)).find((reason) => reason !== undefined);
  const isSaidAgain = standing !== undefined && (standing.option === option.id || isOvertaken(of, standing));
  if (isSaidAgain && refused !== 'handed-on') return { kind: 'stands', choice: standing, isSame: false };
  if (refused !== undefined) return { kind: 'refused', reason: refused };
  return chosen(of, option, standing);
}

function chosen(of: AnswerCase, option: AskOption, standing: Standing | undefined): AnswerDecision {
  const { rule, asked, thing } = of;
  const later = laterChoice(of);
  if (later !== undefined) return later;
  const choice = { option: option.id, at: of.at, thing };
  const said = saidSoFar(of);
  const question = openQuestion(rule, option, said);
  if (question === undefined) return counted(of, option, { ...choice, said });
  const state = { kind: 'answering' as const, ...choice, said, ...(standing && { standing }) };
  return { kind: 'asks', asked: { ...asked, state }, question };
}

/** The answer of theirs that counts by now. */
export function standingOf({ state }: Asked): Standing | undefined {
  if (state.kind === 'answering') return state.standing;
  if (state.kind !== 'answered') return undefined;
  const { kind: _, said: __, ...standing } = state;
  return standing;
}

/** Taps arrive in any order, and more than once: the one that was tapped last is what they want. */
function isOvertaken({ at, thing }: Pick<AnswerCase, 'at' | 'thing'>, by: Standing): boolean {
  return at < by.at || (at === by.at && by.replaced?.includes(thing) === true);
}

function replacedBy({ at }: AnswerCase, before: Standing | undefined): Pick<Standing, 'replaced'> {
  return before?.at === at ? { replaced: [...(before.replaced ?? []), before.thing] } : {};
}

/** They have chosen otherwise since, and are asked about that: a tap from before does not take its place. */
function laterChoice({ rule, asked, at, thing }: AnswerCase): AnswerDecision | undefined {
  const { state } = asked;
  if (state.kind !== 'answering' || state.thing === thing || at >= state.at) return undefined;
  const option = rule.options.find(({ id }) => id === state.option);
  const question = option && openQuestion(rule, option, state.said);
  return question && { kind: 'asks', asked: { ...asked, state }, question };
}

/** A tap that comes again has not unsaid what was said after it. */
function saidSoFar({ asked: { state }, thing, said }: AnswerCase): readonly Said[] {
  if (state.kind !== 'answering' || state.thing !== thing) return said;
  const isNew = ({ question }: Said) => !state.said.some((one) => one.question === question);
  return [...state.said, ...said.filter(isNew)];
}

function counted(
  of: AnswerCase,
  option: AskOption,
  { said, ...choice }: Choice & { readonly said: readonly Said[] },
): Counted {
  const { rule, ask, asked } = of;
  const before = standingOf(asked);
  const count = (before?.count ?? 0) + 1;
  const answer = { ...choice, count, ...replacedBy(of, before) };
  const state = { kind: 'answered' as const, ...answer, ...(said.length > 0 && { said }) };
  const tally: Tally = tallyWith(ask.tally ?? {}, option.id, before?.option);
  const decision = decisionBy(option, { rule, tally, of: ask.of });
  const moved = {
    ...ask,
    ...(counts(rule) && { tally }),
    // Should the worker be gone that sends the next one their message, the sweep looks after it.
    ...(ask.turn !== undefined &&
      before === undefined && {
        turn: ask.turn + 1,
        state: { ...ask.state, dueAt: of.at + followPatience },
      }),
  };
  return {
    kind: 'counts',
    ask: decision === undefined ? moved : { ...moved, state: decided(of, decision) },
    asked: { ...asked, state },
    ...(before !== undefined && { before: before.option }),
    ...(decision !== undefined && { decision }),
  };
}

/** How long those who are to hear of it may wait, should the worker that tells them be gone. Milliseconds. */
export const followPatience = 120_000;

function decided({ asked, at }: AnswerCase, decision: Decision): Ask['state'] {
  return { kind: 'decided', at, person: asked.person, ...decision, dueAt: at + followPatience };
}

/** What a choice still needs to be said; undefined where nothing is missing. */
export function openQuestion(
  rule: AskRule,
  option: AskOption,
  said: readonly Said[],
): 'reason' | AskQuestion | undefined {
  const isSaid = (question: string) => said.some((one) => one.question === question);
  if (option.rejects === true && rule.reason === 'required' && !isSaid('reason')) return 'reason';
  return rule.questions?.find((question) => isAskedAfter(question, option) && !isSaid(question.id));
}

/** Who has had their turn may still change their mind. */
function isTheirTurn({ line, turn = 0 }: Ask, { ref }: Asked): boolean {
  if (line === undefined) return true;
  const place = line.indexOf(ref);
  return place >= 0 && place <= turn;
}

function isAskedAfter({ after }: AskQuestion, { id, rejects }: AskOption): boolean {
  return after === undefined ? rejects !== true : after.includes(id);
}
