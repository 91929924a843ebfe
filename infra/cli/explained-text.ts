import type { ExplainedRoute } from '#domain/explain';
import type { ExplainedPerson } from '#domain/explain-people';
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

function routeText(route: ExplainedRoute): readonly string[] {
  switch (route.kind) {
    case 'misses':
      return [`- ${route.route} does not take it`, ...route.misses.map((miss) => `    ${printable(miss)}`)];
    case 'failed':
      return [`+ ${route.route} takes it, but cannot name its record (${route.reason}): nobody is told`];
    case 'takes': {
      const { type, key } = route.record;
      const fields = route.change.map(({ field }) => field.replace(/^\$/, '')).join(', ');
      const changed = `${type}/${printable(key)} ${route.state}${fields === '' ? '' : `: ${fields}`}`;
      const nobody = route.people.length === 0 ? ['    nobody to tell'] : [];
      return [`+ ${route.route} takes it: ${changed}`, ...peopleText(route.people), ...nobody];
    }
  }
}

function peopleText(people: readonly ExplainedPerson[]): readonly string[] {
  const rows = people.map((person) => [
    person.name ?? person.member,
    person.channel,
    person.kind === 'told'
      ? `told in ${person.language}: ${inOneLine(person.text)}`
      : `not told: ${suppressions[person.reason]} (${person.reason})`,
  ]);
  return columns(rows).map((line) => `    ${line}`);
}

function inOneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' / ');
}
