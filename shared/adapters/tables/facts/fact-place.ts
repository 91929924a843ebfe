import type { Ask } from '#domain/asks/ask';
import type { CalledBack } from '#domain/facts/callback-fact';
import type { Fact } from '#domain/facts/fact';
import type { SliceTold } from '#domain/facts/routing-fact';
import { answerRoute } from '#domain/inbound/answer-route';
import { type Instant, stampOf } from '#domain/instant';
import { refOf, recordPartition } from '../store/keys.ts';
import type { Key } from '../store/store.ts';

/**
 * Where a fact lies: everything about one thing together, in the order the story is told. A plan slot has one
 * place whatever its plan, so that planning and suppressing contend for it.
 */
export function placeOf(fact: Fact): Key {
  const sk = `${stampOf(fact.at)}#${fact.thing}#${rank(fact)}`;
  switch (fact.kind) {
    case 'person-imported':
    case 'consent-changed':
    case 'absence-changed':
    case 'alias-learnt':
    case 'alias-refused':
    case 'identity-changed':
    case 'person-erased':
    case 'heard':
      return { pk: `P#${fact.person}`, sk };
    case 'number-stopped':
    case 'number-resumed':
    case 'number-news':
    case 'template-news':
    case 'foreign-update':
    case 'stranger-heard':
      return { pk: numberFacts(fact.number, fact.at), sk };
    case 'workspace-applied':
      return { pk: 'W', sk };
    default:
      return { pk: recordPartition(fact.record, fact.slice), sk };
  }
}

/** The place of the plan slot of a message. */
export function slotPlace(ref: string): Key {
  const { record, slice, at, message } = refOf(ref);
  return { pk: recordPartition(record, slice), sk: `${stampOf(at)}#${message}#00-slot` };
}

/** Between which places all facts of a message lie. */
export function messageFacts(ref: string) {
  const { record, slice, at, message } = refOf(ref);
  const from = `${stampOf(at)}#${message}#`;
  return { partition: recordPartition(record, slice), from, to: `${from}~` };
}

/** The place in which a slice of a notice is told. */
export function slicePlace(told: Pick<SliceTold, 'record' | 'slice' | 'at' | 'thing'>): Key {
  const { record, slice, at, thing } = told;
  return { pk: recordPartition(record, slice), sk: `${stampOf(at)}#${thing}#90-slice-told` };
}

/** The place of the header of a notice in slices. */
export function noticePlace({ record, at, thing }: Pick<SliceTold, 'record' | 'at' | 'thing'>): Key {
  return { pk: recordPartition(record, 0), sk: `${stampOf(at)}#${thing}#00-notice-sliced` };
}

/** The places in which the answer to an attempt can lie: accepted first. */
export function answerPlaces(ref: string, attempt: number): readonly [Key, Key] {
  const { record, slice, at, message } = refOf(ref);
  const place = (kind: 'accepted' | 'refused'): Key => ({
    pk: recordPartition(record, slice),
    sk: `${stampOf(at)}#${message}#${ofAttempt(kind, attempt)}`,
  });
  return [place('accepted'), place('refused')];
}

function rank(fact: Fact): string {
  switch (fact.kind) {
    case 'refused':
    case 'accepted':
    case 'doubted':
    case 'settled':
    case 'resent':
    case 'doubled':
      return ofAttempt(fact.kind, fact.attempt);
    case 'status':
      return `${ofAttempt(fact.kind, fact.attempt)}-${fact.status}`;
    case 'set-aside':
      return `48-${fact.kind}-${fact.delivery}`;
    case 'answered':
      return `75-${fact.kind}-${String(fact.count).padStart(3, '0')}`;
    case 'callback-set-aside':
      return `96-${fact.kind}-${fact.delivery}`;
    case 'called-back':
      return calledBackRank(fact.of);
    case 'event-set-aside':
      return `95-${fact.kind}-${fact.delivery}`;
    default:
      return `${ranks[fact.kind]}-${fact.kind}`;
  }
}

/** The place that says what became of calling back whoever waits for an ask. */
export function calledBackPlace({ record, at, id }: Pick<Ask, 'record' | 'at' | 'id'>): Key {
  return { pk: recordPartition(record, 0), sk: `${stampOf(at)}#${id}#${calledBackRank('outcome')}` };
}

const calledBackRank = (of: CalledBack['of']) => `97-called-back-${of}`;

/** Of the facts of which a thing has one at most. */
const ranks = {
  slot: '00',
  'record-changed': '00',
  'notice-sliced': '00',
  'person-imported': '00',
  'identity-changed': '00',
  'number-stopped': '00',
  'number-resumed': '00',
  'number-news': '00',
  'template-news': '00',
  'foreign-update': '00',
  'stranger-heard': '00',
  'ask-planned': '05',
  replied: '00',
  reacted: '00',
  amended: '00',
  heard: '00',
  'workspace-applied': '00',
  'consent-changed': '10',
  'absence-changed': '15',
  'media-kept': '20',
  'media-refused': '20',
  'answer-refused': '30',
  ended: '50',
  'handed-on': '76',
  'ask-closed': '95',
  'alias-learnt': '70',
  'alias-refused': '70',
  'nobody-notified': '90',
  'route-failed': '90',
  'id-reused': '90',
  'slice-told': '90',
  'person-erased': '99',
} as const;

const attemptRanks = {
  refused: 20,
  accepted: 30,
  doubted: 35,
  settled: 40,
  resent: 45,
  status: 60,
  doubled: 65,
} as const;

function ofAttempt(kind: keyof typeof attemptRanks, attempt: number): string {
  return `${attemptRanks[kind]}-${kind}-${String(attempt).padStart(2, '0')}`;
}

/**
 * The index attributes of a fact: plan slots are found by person and by day, replies by person, a large notice by day as
 * its header alone. Answers to people belong to no channel, and so to no day of one.
 */
export function indexesOf(fact: Fact): { readonly byPerson?: string; readonly byDay?: string } {
  if (fact.kind === 'notice-sliced') return { byDay: `C#${fact.channel}#${fact.day}` };
  if (fact.kind === 'replied') return { byPerson: personFacts(fact.person) };
  if (fact.kind === 'answered') {
    const found = { byPerson: personFacts(fact.person) };
    return fact.slice === 0 ? { ...found, byDay: `C#${fact.channel}#${fact.day}` } : found;
  }
  if (fact.kind !== 'slot') return {};
  const byPerson = personFacts(fact.person);
  const ofDay = fact.slice === 0 && fact.route !== answerRoute;
  return ofDay ? { byPerson, byDay: `C#${fact.channel}#${fact.day}` } : { byPerson };
}

/** By the day, in UTC. */
export const numberFacts = (number: string, at: Instant): string =>
  `N#${number}#${new Date(at).toISOString().slice(0, 10)}`;

export const personFacts = (person: string): string => `P#${person}`;
