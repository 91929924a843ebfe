import type { CancelReason, Tally } from '#domain/asks/ask';
import type {
  Answered,
  AnswerRefusal,
  AnswerRefused,
  AskClosed,
  AskPlanned,
  HandedOn,
} from '#domain/facts/ask-fact';
import { localTime } from './moment.ts';
import { tallyWords } from './tally-words.ts';

type AskFact = AskPlanned | Answered | AskClosed | HandedOn | AnswerRefused;

export const refusals = {
  forged: 'the button was not made by us',
  'key-retired': 'the key that signed the button is not in use any more',
  'not-yours': 'it was sent to somebody else',
  'not-entitled': 'they are not a member of the channel any more',
  expired: 'it came after the deadline',
  decided: 'it was decided before',
  closed: 'no answer was needed any more',
  answered: 'they had answered, and no change is taken',
  'not-your-turn': 'somebody before them has not answered',
  'handed-on': 'they had handed it on',
  'no-such-option': 'there is no such option',
  'no-such-ask': 'there is no such ask',
} as const satisfies Readonly<Record<AnswerRefusal, string>>;

/** What a fact about an ask says, in one line. */
export function whatWasAsked(fact: AskFact): string {
  switch (fact.kind) {
    case 'ask-planned':
      return opened(fact);
    case 'answered':
      return answered(fact);
    case 'ask-closed':
      return closed(fact);
    case 'handed-on':
      return `handed on${fact.by === 'command' ? ` by ${fact.operator ?? 'an operator'}` : ''}`;
    case 'answer-refused':
      return `an answer that does not count: ${refusals[fact.reason]} (${fact.reason})`;
  }
}

const cancels = {
  'record-closed': 'the record was closed',
  undecidable: 'it takes more answers than there are people who may answer',
  ended: 'an event said that no answer is needed any more',
} as const satisfies Readonly<Record<CancelReason, string>>;

function closed({ of, as, reason, tally, people }: AskClosed): string {
  const why = reason === undefined ? 'its time was over' : cancels[reason];
  return `${of} ${as}, without a decision: ${why}${standing(tally, people)}`;
}

function opened({ ask, plan }: AskPlanned): string {
  if (plan.kind === 'refused') return `${ask} not asked: the same is open still`;
  const of = plan.needed === undefined ? `${plan.of}` : `${plan.needed} of ${plan.of}`;
  return `${ask} asked of ${of} (${plan.mode}), until ${localTime(plan.deadline)}`;
}

function answered({ option, before, by, operator, said, decides, people, tally }: Answered): string {
  const changed = before === undefined ? '' : `, ${before} before`;
  const who = by === 'command' ? ` (entered by ${operator ?? 'an operator'})` : '';
  const besides = said === undefined ? '' : `, with ${said.join(', ')}`;
  const decided = decides === undefined ? '' : `: ${decides}`;
  return `answered ${option}${changed}${besides}${who}${standing(tally, people)}${decided}`;
}

/** ` [2 approve, 1 reject; asked of 3]`; nothing where the mode does not count. */
function standing(tally: Tally | undefined, people: number): string {
  if (tally === undefined) return '';
  return ` [${tallyWords(tally) ?? 'none'}; asked of ${people}]`;
}
