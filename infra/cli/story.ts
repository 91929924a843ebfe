import { aliasOf } from '#adapters/tables/people/alias';
import type { Store } from '#adapters/tables/store/store';
import type { Answered } from '#domain/facts/ask-fact';
import type { RecordFact } from '#domain/facts/fact';
import type { Replied } from '#domain/facts/reply-fact';
import type { PlanSlot } from '#domain/facts/routing-fact';
import { answerNamed } from '#domain/inbound/answers';
import type { Instant } from '#domain/instant';
import { Phone } from '#domain/people/phone';
import type { Asks } from '#ports/asks';
import type { Failures } from '#ports/failures';
import type { Ledger, Period, SliceOf } from '#ports/ledger';
import type { Notices } from '#ports/notices';
import type { People } from '#ports/people';
import type { Replies } from '#ports/replies';
import type { FactPage } from '#ports/ledger';
import * as z from 'zod';

export interface StoryPorts {
  readonly asks: Pick<Asks, 'asked'>;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly people: People;
  readonly store: Pick<Store, 'get'>;
  readonly replies: Pick<Replies, 'of'>;
  readonly failures: Pick<Failures, 'of'>;
}

/** Facts in the order in which they happened. */
export type Story = readonly RecordFact[];

/** All facts about a record within a period; of notices in slices only their headers. */
export async function storyOfRecord(
  record: string,
  period: Period,
  ports: Pick<StoryPorts, 'ledger'>,
): Promise<Story> {
  return storyOfSlice({ record, slice: 0 }, period, ports);
}

/** All facts within a period of one slice of the notices about a record; slice 0 is the record's own. */
export async function storyOfSlice(
  { record, slice }: SliceOf,
  period: Period,
  { ledger }: Pick<StoryPorts, 'ledger'>,
): Promise<Story> {
  const facts = await allOf((after) => {
    const page = { limit: 1000, ...after };
    return slice === 0 ? ledger.ofRecord(record, page) : ledger.ofSlice({ record, slice }, page);
  });
  return inOrder(facts.filter((fact) => happenedAt(fact) >= period.from && happenedAt(fact) <= period.to));
}

/** All facts about the messages that were planned for a person, or kept from them, and about their replies, within a period. */
export async function storyOfPerson(person: string, period: Period, ports: StoryPorts): Promise<Story> {
  const { ledger } = ports;
  const found = await allOf<PlanSlot | Replied | Answered>((after) =>
    ledger.ofPerson(person, period, { limit: 1000, ...after }),
  );
  const mine = new Set(found.map(({ thing }) => thing));
  const places = new Map(
    found.map(({ record, slice }) => [`${record} ${slice}`, { record, slice }]),
  ).values();
  const facts = await Promise.all(
    [...places].map((place) => storyOfSlice(place, { from: 0, to: Infinity }, ports)),
  );
  return inOrder(facts.flat().filter(({ thing }) => mine.has(thing)));
}

/** The internal id of a person by the company's id or the phone; undefined where nobody has it. */
export async function findPerson(alias: string, { people, store }: StoryPorts): Promise<string | undefined> {
  const phone = Phone.parse(alias);
  if (phone === undefined) return (await people.byCompanyIds([alias])).get(alias)?.id;
  const item = await store.get('state', aliasOf('phone', phone.reveal()).key);
  return item && z.object({ person: z.string() }).parse(item).person;
}

/** The names of everyone whom a story speaks of, by internal id. */
export async function namesIn(story: Story, { people }: StoryPorts): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(story.flatMap(peopleIn))];
  const found = await Promise.all(ids.map((id) => people.find(id)));
  return new Map(
    found.flatMap((person) => (person === undefined ? [] : [[person.value.id, person.value.name]])),
  );
}

function peopleIn(fact: RecordFact): readonly string[] {
  return [
    ...('person' in fact ? [fact.person] : []),
    ...('standsFor' in fact && fact.standsFor !== undefined ? [fact.standsFor] : []),
    ...(fact.kind === 'handed-on' ? [fact.to] : []),
  ];
}

/** When a thing happened; for most facts that is their cause's time, but an answer has a time of its own. */
export function happenedAt(fact: RecordFact): Instant {
  if ('happenedAt' in fact) return fact.happenedAt;
  if ('answeredAt' in fact) return fact.answeredAt;
  return 'notedAt' in fact ? fact.notedAt : fact.at;
}

/** What happened at the same instant, as a cause and its effects do, is told from the cause on. */
function inOrder(facts: readonly RecordFact[]): Story {
  return facts.toSorted((a, b) => latestAt(a) - latestAt(b) || stepOf(a) - stepOf(b));
}

const timedByMeta: ReadonlySet<RecordFact['kind']> = new Set([
  'status',
  'replied',
  'reacted',
  'amended',
  'answered',
  'answer-refused',
]);

/** Meta's clock has whole seconds: a status may have come at any moment of its second, and so may what follows from a tap. */
function latestAt(fact: RecordFact): Instant {
  const isTimedByMeta = timedByMeta.has(fact.kind) || isAnswer(fact);
  return isTimedByMeta ? happenedAt(fact) + 999 : happenedAt(fact);
}

function stepOf(fact: RecordFact): number {
  switch (fact.kind) {
    case 'record-changed':
      return 0;
    case 'ask-planned':
      return 1;
    case 'slot':
      return isAnswer(fact) ? 9 : 2;
    case 'status':
      return 4 + ['sent', 'delivered', 'read', 'played'].indexOf(fact.status);
    case 'answered':
    case 'answer-refused':
      return 8;
    default:
      return 3;
  }
}

/** A message of ours that answers what somebody did. */
function isAnswer(fact: RecordFact): boolean {
  return (
    fact.kind === 'slot' && fact.plan.kind === 'planned' && answerNamed(fact.plan.template) !== undefined
  );
}

async function allOf<F>(
  page: (after: { readonly after?: string }) => Promise<FactPage<F>>,
): Promise<readonly F[]> {
  const facts: F[] = [];
  let next: { readonly after?: string } | undefined = {};
  while (next !== undefined) {
    const answer: FactPage<F> = await page(next);
    facts.push(...answer.facts);
    next = answer.next === undefined ? undefined : { after: answer.next };
  }
  return facts;
}
