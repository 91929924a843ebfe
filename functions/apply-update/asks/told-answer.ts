import { standingOf } from '#domain/asks/answer-decision';
import type { AskAnswerName } from '#domain/asks/ask-answers';
import { optionLabel } from '#domain/asks/option-label';
import { outcomeText } from '#domain/asks/outcome-text';
import type { AnswerRefusal } from '#domain/facts/ask-fact';
import type { Answer } from '#domain/inbound/planned-answer';
import type { Instant } from '#domain/instant';
import type { People } from '#ports/people';
import type { AnswerOutcome, AtHand } from './asking.ts';

/** Who is told what became of an answer. */
export interface Reader {
  readonly language: string;
  readonly timeZone: string;
  /** When they answered. */
  readonly at: Instant;
  /** Of the record, as it was then. */
  readonly title: string;
}

/** An answer that is to be told of as it stands: what still asks something says so by its question. */
export type Settled = Exclude<AnswerOutcome, { readonly kind: 'asks' }>;

type Parameters = NonNullable<Answer['parameters']>;

/** What somebody is told about the answer that they gave. */
export async function toldAnswer(
  outcome: Settled,
  reader: Reader,
  people: Pick<People, 'find'>,
): Promise<Answer> {
  const about = ['title', reader.title] as const;
  if (outcome.kind === 'refused') {
    const parameters = await refusalParameters(outcome.hand, reader, people);
    return { name: refusals[outcome.reason], parameters: [about, ...parameters] };
  }
  const { hand, choice } = outcome;
  return { name: nameOf(outcome), parameters: [about, optionOf(choice.option, hand)] };
}

function nameOf(outcome: Exclude<Settled, { readonly kind: 'refused' }>): AskAnswerName {
  if (outcome.kind === 'stands' && !outcome.isSame) return 'tap-stands';
  return outcome.choice.count > 1 ? 'tap-changed' : 'tap-recorded';
}

const refusals = {
  forged: 'tap-broken',
  'key-retired': 'tap-broken',
  'no-such-ask': 'tap-broken',
  'no-such-option': 'tap-broken',
  'not-yours': 'tap-not-yours',
  'not-entitled': 'tap-not-entitled',
  expired: 'tap-expired',
  decided: 'tap-decided',
  closed: 'tap-closed',
  answered: 'tap-stands',
  'not-your-turn': 'tap-not-your-turn',
  'handed-on': 'tap-handed-on',
} as const satisfies { readonly [R in AnswerRefusal]: AskAnswerName };

/** What they had answered before, and how the ask was decided: as far as there is such. */
async function refusalParameters(
  hand: AtHand | undefined,
  reader: Reader,
  people: Pick<People, 'find'>,
): Promise<Parameters> {
  if (hand === undefined) return [];
  const standing = standingOf(hand.asked);
  const before = standing === undefined ? [] : [optionOf(standing.option, hand)];
  const { state } = hand.ask;
  if (state.kind !== 'decided') return before;
  const who = (await people.find(state.person))?.value.name;
  const outcome = outcomeText(state, { ...reader, ...(who !== undefined && { who }) });
  return [...before, ['outcome', outcome]];
}

function optionOf(id: string, hand: AtHand): readonly [string, string] {
  return ['option', optionLabel(id, hand.rule, hand)];
}
