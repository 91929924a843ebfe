import { standingOf } from '#domain/asks/answer-decision';
import type { Ask, Asked } from '#domain/asks/ask';
import { answersNeeded } from '#domain/asks/tally';
import type { Instant } from '#domain/instant';
import { localTime } from '../moment.ts';
import { tallyWords } from '../tally-words.ts';
import { type FoundAsk, isWaitedFor } from './find-asks.ts';

/** Names by internal id; the id itself where nobody has it any more. */
export type Names = ReadonlyMap<string, string>;

/** Names in one line. */
const mostNames = 8;

const { compare: byName } = new Intl.Collator('en');

/** Of more people only those are looked up whom the line names. */
const mostAsked = 200;

export const askHead = ['record', 'asked', 'answers', 'until', 'state', 'waits for'];

/** One row of the list. */
export function askRow(found: FoundAsk, now: Instant, names: Names): readonly string[] {
  const { ask, record } = found;
  return [
    record === undefined ? ask.record : `${record.type}/${record.key}`,
    `${ask.kind}, ${wayOf(ask)}`,
    answersOf(found),
    localTime(ask.deadline),
    stateOf(ask, now, names),
    ask.state.kind === 'open' ? waits(found, names) : '',
  ];
}

/** The same for a program. */
export function askJson(found: FoundAsk, now: Instant, names: Names): object {
  const { ask, record, asked } = found;
  const { id, event, route, channel, kind, mode, of, tally, state } = ask;
  return {
    ask: id,
    ...(record && { record: `${record.type}/${record.key}`, title: record.title }),
    event,
    route,
    channel,
    kind,
    mode: mode.kind,
    state: state.kind === 'decided' ? state.outcome : state.kind,
    openedAt: new Date(ask.at).toISOString(),
    deadline: new Date(ask.deadline).toISOString(),
    overdue: isOverdue(ask, now),
    people: of,
    needed: answersNeeded(mode, of),
    ...(tally && { tally }),
    asked: asked.map((one) => askedJson(one, names)),
  };
}

/** Nobody's answer counts any more, and yet it is open: it is about to be closed, or the time is not kept. */
export function isOverdue({ state, deadline }: Ask, now: Instant): boolean {
  return state.kind === 'open' && now >= deadline;
}

/** One line: how many there are of each kind. */
export function askSummary(found: readonly FoundAsk[], now: Instant): string {
  const open = found.filter(({ ask }) => ask.state.kind === 'open');
  if (open.length === 0) return 'nothing is open';
  const overdue = open.filter(({ ask }) => isOverdue(ask, now)).length;
  const kinds = Map.groupBy(open, ({ ask }) => ask.kind);
  const counts = [...kinds].map(([kind, of]) => `${of.length} ${kind}${of.length > 1 ? 's' : ''}`);
  return `${open.length} open: ${[...counts, ...(overdue > 0 ? [`${overdue} overdue`] : [])].join(', ')}`;
}

/** Whom the list names, without those whom no line has room for. */
export function peopleIn(found: readonly FoundAsk[]): ReadonlySet<string> {
  return new Set(
    found.flatMap(({ ask, asked }) => [
      ...(ask.state.kind === 'decided' ? [ask.state.person] : []),
      ...(asked.length > mostAsked ? waiting({ ask, asked }).slice(0, mostNames) : asked).flatMap(
        ({ person, standsFor }) => [person, standsFor ?? person],
      ),
    ]),
  );
}

function askedJson({ ref, person, standsFor, state }: Asked, names: Names): object {
  const standing = standingOf({ ref, ask: '', person, state });
  return {
    ref,
    person,
    ...(names.has(person) && { name: names.get(person) }),
    ...(standsFor !== undefined && { standsFor }),
    state: state.kind,
    ...(standing && { option: standing.option, answeredAt: new Date(standing.at).toISOString() }),
  };
}

function wayOf({ mode, of }: Ask): string {
  if (mode.kind === 'quorum') return `${mode.of} of ${of}`;
  return `${mode.kind} of ${of}`;
}

/** By option, where the ask counts them; else how many there are. */
function answersOf({ ask, asked }: FoundAsk): string {
  const counted = tallyWords(ask.tally ?? {});
  return counted ?? String(asked.filter((one) => standingOf(one) !== undefined).length);
}

function stateOf(ask: Ask, now: Instant, names: Names): string {
  const { state } = ask;
  switch (state.kind) {
    case 'open':
      return isOverdue(ask, now) ? 'overdue' : 'open';
    case 'decided':
      return `${state.outcome} by ${names.get(state.person) ?? state.person}`;
    case 'expired':
      return 'expired';
    case 'cancelled':
      return `cancelled (${state.reason})`;
  }
}

/** Those who have still to answer; of a sequential ask in the order in which they are asked. */
function waiting({ ask, asked }: Pick<FoundAsk, 'ask' | 'asked'>): readonly Asked[] {
  const open = asked.filter(({ state }) => isWaitedFor(state));
  const { line } = ask;
  if (line === undefined) return open;
  return open.toSorted((a, b) => line.indexOf(a.ref) - line.indexOf(b.ref));
}

/** By name where they have no order of their own, so that the line reads the same each time. */
function waits(found: FoundAsk, names: Names): string {
  const { line } = found.ask;
  const people = waiting(found).map(({ person, standsFor }) => {
    const name = names.get(person) ?? person;
    return standsFor === undefined ? name : `${name} (for ${names.get(standsFor) ?? standsFor})`;
  });
  const isNamed = line === undefined && found.asked.length <= mostAsked;
  const said = (isNamed ? people.toSorted(byName) : people).slice(0, mostNames);
  const more = people.length > mostNames ? `, and ${people.length - mostNames} more` : '';
  return `${said.join(line === undefined ? ', ' : ', then ')}${more}`;
}
