import { answerNamed } from '#domain/inbound/answers';
import type { RecordFact } from '#domain/facts/fact';
import type { DoubtReason, EndReason, Refused, ResentReason } from '#domain/facts/message-fact';
import type { Plan, SuppressionReason } from '#domain/facts/routing-fact';
import { whatWasAsked } from './ask-words.ts';
import { whoWasCalled } from './callback-words.ts';
import { whatCame } from './reply-words.ts';

export const suppressions = {
  'unknown-person': 'nobody is known by that id',
  excepted: 'may not answer what is asked',
  'excepts-nobody': 'nobody is asked: the event does not name anybody known as who may not answer',
  undecidable: 'nobody is asked: it takes more answers than there are people who may answer',
  absent: 'is away, and nobody stands in',
  'already-asked': 'the same was asked before, and is open still',
  'no-phone': 'neither a phone number nor a name at WhatsApp is known',
  'no-consent': 'never agreed to be written to',
  'opted-out': 'does not want to be written to, or not about this',
  'no-marketing': 'told WhatsApp to get no marketing',
  'template-not-approved': 'the template is not approved by Meta',
  'template-language-missing': 'the template has no text in a language of theirs',
  'text-not-renderable': 'a text of the route could not be filled in',
  'text-too-long': 'the text would be too long',
  duplicate: 'told by another route of the same event',
  repeated: 'an event before it told of the same, and not long ago',
  'nobody-named': 'the event names nobody, or not by the company’s id',
  'too-many-named': 'the event names more than 20 people: the others were not told',
  'no-manager': 'whom they report to is not known',
} as const satisfies Readonly<Record<SuppressionReason, string>>;

const ends = {
  closed: 'the record was closed before',
  'ask-closed': 'what it asks needs no answer any more',
  answered: 'they have answered or handed it on before',
  'buttons-changed': 'the buttons of its template are not those any more that it was to ask with',
  'opted-out': 'they opted out before',
  'no-marketing': 'they told WhatsApp to get no marketing',
  'no-consent': 'there was no consent',
  'no-phone': 'there was neither a phone number nor a name at WhatsApp',
  'left-channel': 'they left the channel before',
  'number-unknown': 'the business number of its channel is not deployed',
  'person-gone': 'the person is not there any more',
  'not-after': 'its time was over',
  'template-not-approved': 'Meta does not approve the template',
  'window-closed': 'it was too late to answer: 24 hours after their message',
  undeliverable: 'Meta cannot deliver to this phone',
  'never-settled': 'nothing told whether it arrived',
  'rejected-by-meta': 'Meta does not take it',
  'over-the-limits': 'it is longer or more than Meta takes',
} as const satisfies Readonly<Record<EndReason, string>>;

const doubts = {
  timeout: 'no answer in time',
  cut: 'the connection broke before the answer',
  'no-graph-answer': 'the answer was not one of Meta',
  'lease-expired': 'the sender stopped before the answer',
} as const satisfies Readonly<Record<DoubtReason, string>>;

const refusals = {
  retry: 'a fault of the moment, tried again',
  'wait-person': 'too many messages to this person, later',
  'use-template': 'free text goes only within 24 hours of their last message',
  'wait-template': 'Meta has paused the template, later',
  'give-up': 'for good',
  'stop-number': 'an operator must act: token, account or limits',
} as const satisfies Readonly<Record<Refused['means'], string>>;

const resends = {
  'no-status': ': WhatsApp told of later messages, of this one nothing',
  'resent-unsure': ', unsure whether the first arrived',
  'window-closed': ' as a template: free text goes only within 24 hours of their last message',
  'failed-for-now': ': it failed by a fault of the moment',
} as const satisfies Readonly<Record<ResentReason, string>>;

/** What a fact says, in one line. */
export function whatHappened(fact: RecordFact): string {
  switch (fact.kind) {
    case 'record-changed':
      return `record ${fact.state} by ${fact.detailType} from ${fact.source}${changes(fact.change)}`;
    case 'id-reused':
      return `another ${fact.detailType} came from ${fact.source} under the same id, and was not processed`;
    case 'route-failed':
      return `the route could not ${fact.reason === 'record-unknown' ? 'find' : 'name'} its record (${fact.reason})`;
    case 'nobody-notified':
      return `nobody notified in ${fact.channels.join(', ')}: ${fact.suppressed} kept back`;
    case 'resent':
      return `to be sent once more${resends[fact.reason]}`;
    case 'status':
      return `${fact.status}${fact.code === undefined ? '' : ` (${[fact.code, ...(fact.moreCodes ?? [])].join(', ')})`}`;
    case 'doubled':
      return 'WhatsApp took this attempt and another one: the person may have it twice';
    case 'notice-sliced':
      return `a notice to ${fact.people} people, in ${fact.slices} slices`;
    case 'slice-told':
      return `slice ${fact.slice}: ${fact.planned} planned, ${fact.suppressed} kept back`;
    case 'slot':
      return planned(fact.plan);
    case 'accepted':
      return 'accepted by WhatsApp';
    case 'refused':
      return `refused ${fact.code}${fact.subcode === undefined ? '' : `/${fact.subcode}`}: ${refusals[fact.means]}`;
    case 'doubted':
      return `in doubt: ${doubts[fact.reason]}`;
    case 'settled':
      return fact.by === 'status' ? 'doubt settled: a status came' : 'doubt settled by a late answer';
    case 'set-aside':
      return `its job failed ${fact.receives} times and lies in the dead letters (${fact.reason})`;
    case 'event-set-aside':
      return `${fact.route === undefined ? 'the event' : 'this slice'} failed ${fact.receives} times and lies in the dead letters (${fact.reason})`;
    case 'ended':
      return `${fact.as}: ${ends[fact.reason]}`;
    case 'ask-planned':
    case 'answered':
    case 'ask-closed':
    case 'handed-on':
    case 'answer-refused':
      return whatWasAsked(fact);
    case 'called-back':
    case 'callback-set-aside':
      return whoWasCalled(fact);
    default:
      return whatCame(fact);
  }
}

function planned(plan: Plan): string {
  if (plan.kind === 'planned') {
    const answer = answerNamed(plan.template);
    return `${answer === undefined ? `to be told with ${plan.template}` : `to be answered (${answer})`} in ${plan.language}`;
  }
  return `not told: ${suppressions[plan.reason]} (${plan.reason})`;
}

function changes(change: readonly { readonly field: string }[]): string {
  const fields = change.map(({ field }) => field.replace(/^\$/, ''));
  return fields.length === 0 ? '' : `: ${fields.join(', ')}`;
}
