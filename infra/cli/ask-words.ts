import type {
  Answered,
  AnswerRefusal,
  AnswerRefused,
  AskClosed,
  AskPlanned,
  HandedOn,
} from '#domain/facts/ask-fact';
import { localTime } from './moment.ts';

type AskFact = AskPlanned | Answered | AskClosed | HandedOn | AnswerRefused;

const refusals = {
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
      return `${fact.of} ${fact.as}${fact.reason === undefined ? '' : ` (${fact.reason})`}: no decision`;
    case 'handed-on':
      return `handed on${fact.by === 'command' ? ` by ${fact.operator ?? 'an operator'}` : ''}`;
    case 'answer-refused':
      return `an answer that does not count: ${refusals[fact.reason]} (${fact.reason})`;
  }
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
  const count = tally && Object.entries(tally).map(([id, times]) => `${id} ${times}`);
  const standing = count === undefined ? '' : ` [${count.join(', ')} of ${people}]`;
  const decided = decides === undefined ? '' : `: ${decides}`;
  return `answered ${option}${changed}${besides}${who}${standing}${decided}`;
}
