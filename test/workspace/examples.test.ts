import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { patternOf } from '#domain/routing/matching';
import { matches } from '#event-pattern/matches';
import { isPlainObject, type PlainObject } from '#domain/plain';
import { sanitise } from '#domain/outbound/sanitise';
import { bodyLimit, fillTemplate, lengthOf } from '#domain/outbound/template-text';
import { textRenderer } from '#domain/texts/text';
import type { Route, Workspace } from '#domain/workspace';
import { loadWorkspace } from '#workspace/load';
import { readPeople } from '#workspace/people-file';
import { describe, expect, it } from 'vitest';

import { exampleFolder, filesOf, githubFolder, workspaceOf } from './example.ts';
import { githubEvents } from './github-events.ts';

const texts = textRenderer();

function rendered(text: string, event: PlainObject): string {
  const outcome = texts.render(text, event, { timeZone: 'America/Chicago', language: 'en' });
  return outcome.kind === 'text' ? outcome.text : `${outcome.reason}: ${text}`;
}

function bodies(workspace: Workspace, route: Route, event: PlainObject): string[] {
  return route.tell.flatMap((tell) => {
    const template = workspace.templates.find(({ id }) => id === tell.template);
    const parameters = Object.entries(tell.with).map(
      ([name, text]) => [name, sanitise(rendered(text, event))] as const,
    );
    return Object.values(template?.text ?? {}).map(({ body }) => fillTemplate(body, parameters));
  });
}

describe('the example workspace', () => {
  const workspace = workspaceOf(exampleFolder);
  const people = readPeople(
    { file: 'people.csv', text: readFileSync(join(exampleFolder, 'people.csv'), 'utf8') },
    workspace,
  );

  it('loads without a warning', () => {
    expect(loadWorkspace(filesOf(exampleFolder))).toMatchObject({ kind: 'loaded', warnings: [] });
  });

  it('knows each member of each channel, and all of its people are in order', () => {
    expect(people.problems).toEqual([]);
    const known = new Set(people.rows.map(({ company }) => company));
    expect(
      workspace.channels.flatMap(({ members }) => members.filter(({ person }) => !known.has(person))),
    ).toEqual([]);
  });

  it('has somebody who cannot be told for each of the usual reasons', () => {
    expect(people.rows.filter(({ phone }) => phone === undefined)).toHaveLength(1);
    expect(people.rows.filter(({ consent }) => consent.kind === 'unknown')).toHaveLength(1);
    expect(people.rows.filter(({ consent }) => consent.kind === 'withdrawn')).toHaveLength(1);
  });

  it('is a company of three branches, each with its own clock, whose people read three languages', () => {
    expect(new Set(workspace.branches.map(({ timeZone }) => timeZone)).size).toBe(3);
    expect(new Set(people.rows.map(({ language }) => language))).toEqual(new Set(['pt_BR', 'en', 'es']));
    expect(people.rows.length).toBeGreaterThanOrEqual(25);
    expect(workspace.channels.length).toBeGreaterThanOrEqual(8);
    expect(workspace.routes.length).toBeGreaterThanOrEqual(15);
  });

  it('says everything in each of those languages', () => {
    const lacking = workspace.templates.filter(
      ({ text }) => !['pt_BR', 'en', 'es'].every((language) => language in text),
    );
    expect(lacking).toEqual([]);
  });

  it('knows to whom each of its people reports, but for one', () => {
    const known = new Set(people.rows.map(({ company }) => company));
    const without = people.rows.filter(({ manager }) => !known.has(manager ?? ''));
    expect(without.map(({ company }) => company)).toEqual(['beatriz.antunes']);
  });

  it('has no template that neither a route nor an answer uses, and no channel that no route uses', () => {
    const { routes, outcomeRoutes = [], templates, channels, answers = {} } = workspace;
    const answering = new Set(Object.values(answers));
    const tells = [...routes, ...outcomeRoutes].flatMap(({ tell }) => tell);
    const unused = [
      ...templates.filter(({ id }) => !answering.has(id) && !tells.some(({ template }) => template === id)),
      ...channels.filter(({ id }) => !tells.some(({ channel }) => channel === id)),
    ];
    expect(unused.map(({ id }) => id)).toEqual([]);
  });
});

describe('the GitHub workspace', () => {
  const workspace = workspaceOf(githubFolder);
  const routed = githubEvents().flatMap((event) =>
    workspace.routes.filter((route) => matches(patternOf(route), event)).map((route) => ({ event, route })),
  );

  it('takes at least ten kinds of webhook', () => {
    expect(new Set(routed.map(({ event }) => event['detail-type'])).size).toBeGreaterThanOrEqual(10);
  });

  it('names the record of every published payload that it takes', () => {
    for (const { event, route } of routed) {
      const repository = isPlainObject(event['detail']) ? event['detail']['repository'] : undefined;
      const name = isPlainObject(repository) ? JSON.stringify(repository['full_name']).slice(1, -1) : '';
      expect(rendered(route.record.key, event)).toMatch(new RegExp(`^${name}[#/@].*[^/#@]$`));
      expect(rendered(route.record.title, event)).not.toBe('');
    }
  });

  it('says what Meta would take about every one of them', () => {
    for (const { event, route } of routed) {
      for (const body of bodies(workspace, route, event)) {
        expect(body).not.toMatch(/\{\{|not-renderable|too-long/);
        expect(lengthOf(body)).toBeLessThanOrEqual(bodyLimit);
      }
    }
  });
});
