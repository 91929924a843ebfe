import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { patternOf } from '#domain/matching';
import { matches } from '#event-pattern/matches';
import { isPlainObject, type PlainObject } from '#domain/plain';
import { sanitise } from '#domain/sanitise';
import { bodyLimit, fillTemplate, lengthOf } from '#domain/template-text';
import { textRenderer } from '#domain/text';
import type { Route, Workspace } from '#domain/workspace';
import { loadWorkspace } from '#workspace/load';
import { readPeople } from '#workspace/people-file';
import { describe, expect, it } from 'vitest';

import { exampleFolder, filesOf, githubFolder, samplesFolder, workspaceOf } from './example.ts';
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

function samples(): PlainObject[] {
  return readdirSync(samplesFolder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => {
      const entry: PlainObject = JSON.parse(readFileSync(join(samplesFolder, file), 'utf8'));
      return { id: file, ...entry };
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

  it('has one sample event for each route', () => {
    const taken = samples().map((event) =>
      workspace.routes.filter((route) => matches(patternOf(route), event)).map(({ id }) => id),
    );
    expect(taken.flat().toSorted()).toEqual(workspace.routes.map(({ id }) => id).toSorted());
  });

  it('says something whole about each sample', () => {
    for (const event of samples()) {
      for (const route of workspace.routes.filter((one) => matches(patternOf(one), event))) {
        expect(rendered(route.record.key, event)).toMatch(/^[A-Z]+-[\d-]+$/);
        for (const body of bodies(workspace, route, event)) {
          expect(body).not.toMatch(/\{\{|(^|\W)-\W|not-renderable|too-long/);
        }
      }
    }
  });

  it('writes money and times as they are read where the reader is', () => {
    const [purchase, due] = ['02-purchase-submitted.json', '04-work-order-due-soon.json'].map((file) =>
      samples().find(({ id }) => id === file),
    );
    const said = (id: string, event: PlainObject): string => {
      const route = workspace.routes.find((known) => known.id === id);
      return route ? bodies(workspace, route, event).join('\n') : '';
    };
    expect(said('purchase-pending', purchase ?? {})).toContain('R$12,480.50');
    expect(said('deadline-near', due ?? {})).toContain('due 2026-11-20 16:00');
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
