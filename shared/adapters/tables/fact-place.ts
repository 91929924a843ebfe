import type { Fact } from '#domain/fact';
import { stampOf } from '#domain/instant';
import { refOf, recordPartition } from './keys.ts';
import type { Key } from './store.ts';

/**
 * Where a fact lies: everything about one thing together, in the order the story is told. A plan slot has one
 * place whatever its plan, so that planning and suppressing contend for it.
 */
export function placeOf(fact: Fact): Key {
  const sk = `${stampOf(fact.at)}#${fact.thing}#${rank(fact)}`;
  switch (fact.kind) {
    case 'person-imported':
      return { pk: `P#${fact.person}`, sk };
    case 'workspace-applied':
      return { pk: 'W', sk };
    default:
      return { pk: recordPartition(fact.record, fact.slice), sk };
  }
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
      return ofAttempt(fact.kind, fact.attempt);
    case 'ended':
      return '50-ended';
    case 'nobody-notified':
    case 'route-failed':
    case 'id-reused':
      return `90-${fact.kind}`;
    case 'slot':
    case 'record-changed':
    case 'person-imported':
    case 'workspace-applied':
      return `00-${fact.kind}`;
  }
}

const attemptRanks = { refused: 20, accepted: 30, doubted: 35, settled: 40 } as const;

function ofAttempt(kind: keyof typeof attemptRanks, attempt: number): string {
  return `${attemptRanks[kind]}-${kind}-${String(attempt).padStart(2, '0')}`;
}

/** The index attributes of a fact: plan slots are found by person and, outside large notices, by day. */
export function indexesOf(fact: Fact): { readonly byPerson?: string; readonly byDay?: string } {
  if (fact.kind !== 'slot') return {};
  const byPerson = personFacts(fact.person);
  return fact.slice === 0 ? { byPerson, byDay: `C#${fact.channel}#${fact.day}` } : { byPerson };
}

export const personFacts = (person: string): string => `P#${person}`;
