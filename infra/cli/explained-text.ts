import type { ExplainedRoute } from '#domain/routing/explain';
import type { ExplainedPerson } from '#domain/routing/explain-people';
import type { RouteFailed } from '#domain/facts/routing-fact';
import { explainedAskText } from './explained-ask-text.ts';
import { columns, printable } from './printable.ts';
import { suppressions } from './story-words.ts';

export interface ExplainedEvent {
  readonly place: string;
  readonly routes: readonly ExplainedRoute[];
}

/** For a person to read: the routes that take the event first, then what it lacks for the others. */
export function explainedText({ place, routes }: ExplainedEvent): readonly string[] {
  const taking = routes.filter(({ kind }) => kind !== 'misses');
  const missing = routes.filter(({ kind }) => kind === 'misses');
  return [
    place,
    ...(taking.length === 0 ? ['  no route takes this event'] : []),
    ...[...taking, ...missing].flatMap(routeText).map((line) => `  ${line}`),
  ];
}

const failures = {
  'record-key-empty': 'cannot name its record',
  'text-not-renderable': 'cannot name its record',
  'record-unknown': 'does not find its record',
} as const satisfies Readonly<Record<RouteFailed['reason'], string>>;

function routeText(route: ExplainedRoute): readonly string[] {
  switch (route.kind) {
    case 'misses':
      return [`- ${route.route} does not take it`, ...route.misses.map((miss) => `    ${printable(miss)}`)];
    case 'failed':
      return [`+ ${route.route} takes it, but ${failures[route.reason]} (${route.reason}): nobody is told`];
    case 'unchanged':
      return [
        `+ ${route.route} takes it: ${changeText(route)}`,
        `    nobody to tell: ${printable(route.because)} (unchanged)`,
      ];
    case 'takes':
      return [
        `+ ${route.route} takes it: ${changeText(route)}`,
        ...(route.ask === undefined ? [] : explainedAskText(route.ask)).map((line) => `    ${line}`),
        ...peopleText(route.people),
      ];
    case 'tells':
      return [`+ ${route.route} tells of it, about ${nameText(route.record)}`, ...peopleText(route.people)];
  }
}

function changeText({ record, state, change }: Extract<ExplainedRoute, { kind: 'takes' | 'unchanged' }>) {
  const fields = change.map(({ field }) => field.replace(/^\$/, '')).join(', ');
  return `${nameText(record)} ${state}${fields === '' ? '' : `: ${fields}`}`;
}

function nameText({ type, key }: { readonly type: string; readonly key: string }): string {
  return `${type}/${printable(key)}`;
}

function peopleText(people: readonly ExplainedPerson[]): readonly string[] {
  if (people.length === 0) return ['    nobody to tell'];
  const rows = people.map((person) => [
    person.name ?? person.member,
    person.channel,
    person.kind === 'told'
      ? `${toldText(person)} in ${person.language}: ${inOneLine(person.text)}`
      : `not told: ${suppressions[person.reason]} (${person.reason})`,
  ]);
  return columns(rows).map((line) => `    ${line}`);
}

function toldText({ asked, standsFor }: ExplainedPerson): string {
  const stands = standsFor === undefined ? '' : ` in place of ${printable(standsFor)}, who is away,`;
  return asked === true ? `asked${stands}` : 'told';
}

function inOneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' / ');
}
