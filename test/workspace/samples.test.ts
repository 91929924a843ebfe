import { beforeAll, describe, expect, it } from 'vitest';
import type { ExplainedRoute } from '#domain/routing/explain';
import type { ExplainedPerson } from '#domain/routing/explain-people';
import { type Chapter, exampleStory } from '#test/support/example-story';
import { exampleFolder, workspaceOf } from './example.ts';
import { expected } from './told-of-samples.ts';

const toEverybody = '17-maintenance-planned';
let story: readonly Chapter[];

beforeAll(async () => {
  story = await exampleStory();
});

function peopleOf(route: ExplainedRoute): readonly ExplainedPerson[] {
  return 'people' in route ? route.people : [];
}

function routesOf(event: string): readonly ExplainedRoute[] {
  return story.flatMap((chapter) => (chapter.event === event ? chapter.routes : []));
}

/** Everybody of each route that tells, as `person: language`, or the reason why not. */
function audienceOf(event: string): Readonly<Record<string, readonly string[]>> {
  const telling = routesOf(event).filter((route) => peopleOf(route).length > 0);
  return Object.fromEntries(telling.map((route) => [route.route, peopleOf(route).map(shown)]));
}

function shown(person: ExplainedPerson): string {
  return `${person.member}: ${person.kind === 'told' ? person.language : person.reason}`;
}

/** Intl writes spaces that do not break, and which ones differs between its versions. */
function textOf(person: ExplainedPerson): readonly string[] {
  return person.kind === 'told' ? [person.text.replace(/[\u00a0\u202f]/g, ' ')] : [];
}

/** What a person reads of an event. */
function readBy(member: string, event: string): string {
  const people = routesOf(event).flatMap(peopleOf);
  return people.flatMap((person) => (person.member === member ? textOf(person) : [])).join('\n');
}

describe('the samples, one after the other', () => {
  it.each(expected)('%s tells those whom it concerns, in their language', (event, audience, texts) => {
    expect(audienceOf(event)).toEqual(audience);
    const read = Object.keys(texts).map((member) => [member, readBy(member, event)]);
    expect(Object.fromEntries(read)).toEqual(texts);
  });

  it(`${toEverybody} tells all branches, each by its own clock`, () => {
    const people = routesOf(toEverybody).flatMap(peopleOf);
    const reasons = people.flatMap((person) => (person.kind === 'told' ? [] : [person.reason]));
    expect(people).toHaveLength(26);
    expect(reasons).toEqual(['opted-out', 'no-phone', 'no-consent']);
    expect(readBy('ana.souza', toEverybody)).toContain(
      'de 28 de nov. de 2026, 23:00 até 29 de nov. de 2026, 03:30',
    );
    expect(readBy('patrick.doyle', toEverybody)).toContain(
      'from Nov 29, 2026, 2:00 AM until Nov 29, 2026, 6:30 AM',
    );
    expect(readBy('camila.torres', toEverybody)).toContain(
      'desde el 28 nov 2026, 20:00 hasta el 29 nov 2026, 0:30',
    );
  });

  it('are all there, and become as many messages as was said', () => {
    expect(story.map(({ event }) => event)).toEqual(
      [...expected.map(([event]) => event), toEverybody].toSorted(),
    );
    const said = story.map(({ routes }) => routes.flatMap(peopleOf).flatMap(textOf).length);
    expect(story.map(({ planned }) => planned)).toEqual(said);
  });

  it('leave no parameter empty, whoever reads it', () => {
    const texts = story.flatMap(({ routes }) => routes.flatMap(peopleOf).flatMap(textOf));
    expect(texts.length).toBeGreaterThan(50);
    expect(texts.filter((text) => /\{\{|\}\}|undefined|(^|\W)-(\W|$)/.test(text))).toEqual([]);
  });

  it('are told by every route of the example', () => {
    const { routes, outcomeRoutes = [] } = workspaceOf(exampleFolder);
    const telling = story.flatMap(({ event }) => Object.keys(audienceOf(event)));
    expect(new Set(telling)).toEqual(new Set([...routes, ...outcomeRoutes].map(({ id }) => id)));
  });
});
