import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { workspaceJsonSchema } from '#workspace/json-schema';
import { fieldExamples, fieldNotes } from '#workspace/field-notes';
import { WorkspaceFile } from '#workspace/schema';
import { exampleFolder, githubFolder } from './example.ts';

const route = {
  id: 'opened',
  when: { source: ['desk'], detail: { priority: ['high'] } },
  record: { type: 'ticket', key: 'k', title: 't' },
  tell: [{ channel: 'desk', template: 't' }],
};
const schema = z.fromJSONSchema(JSON.parse(JSON.stringify(workspaceJsonSchema())));

describe('the JSON Schema of a workspace file', () => {
  it.each([exampleFolder, githubFolder])('takes every file of %s', (folder) => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const content: unknown = parse(readFileSync(join(folder, file), 'utf8'));
      expect({ file, problems: schema.safeParse(content).error?.issues }).toEqual({
        file,
        problems: undefined,
      });
    }
  });

  it.each([
    [
      'a field that is none',
      { branches: [{ id: 'sp', name: 'x', timeZone: 'UTC', language: 'en', colour: 'red' }] },
    ],
    ['a field that is missing', { branches: [{ id: 'sp', name: 'x', timeZone: 'UTC' }] }],
    ['a value of another kind', { channels: 'none' }],
    ['a value outside its list', { templates: [{ id: 't', category: 'spam', text: {} }] }],
    ['a list that is none of a workspace', { chanels: [] }],
    ['a pattern of what an event does not have', { routes: [{ ...route, when: { sauce: ['desk'] } }] }],
    ['no duration', { routes: [{ ...route, notAfter: 'soon' }] }],
    ['a route of events and of outcomes', { routes: [{ ...route, on: { outcome: 'NobodyNotified' } }] }],
  ])('refuses %s', (_, content) => {
    expect(schema.safeParse(content).success).toBe(false);
  });

  it('takes a list that is left empty, and a route', () => {
    expect(schema.safeParse({ branches: null, routes: [route] }).error?.issues).toBeUndefined();
  });

  it('says of each field what it is, and has no note for a field that is not there', () => {
    const said = fieldsIn(workspaceJsonSchema(), '');
    expect(said.filter(([, described]) => !described).map(([name]) => name)).toEqual([]);
    const known = new Set(said.map(([name]) => name));
    const noted = [...Object.keys(fieldNotes), ...Object.keys(fieldExamples)];
    expect(noted.filter((name) => !known.has(name))).toEqual([]);
  });

  it('offers examples that the loader takes', () => {
    const refused = Object.entries(fieldExamples).flatMap(([name, examples]) =>
      examples.filter((example) => isRefused(name, example)).map((example) => `${name}: ${example}`),
    );
    expect(refused).toEqual([]);
    expect(isRefused('routes[].notAfter', 'soon')).toBe(true);
  });
});

/** Whether a file that has nothing but this value is refused for this value. */
function isRefused(name: string, value: unknown): boolean {
  const steps = name.split('.').toReversed();
  const content = steps.reduce<unknown>((inner, step) => {
    const field = step.replace('[]', '');
    return { [field]: step.endsWith('[]') ? [inner] : inner };
  }, value);
  const { error } = WorkspaceFile.safeParse(content);
  const issues = (error?.issues ?? []).flatMap((issue) =>
    issue.code === 'invalid_union'
      ? issue.errors.flat().map((one) => ({ ...one, path: [...issue.path, ...one.path] }))
      : [issue],
  );
  const place = name.replaceAll('[]', '.0');
  return issues.some(({ path, code }) => path.join('.') === place && code !== 'invalid_union');
}

const Described = z.looseObject({
  description: z.string().optional(),
  anyOf: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  additionalProperties: z.unknown().optional(),
});

/** Every field that a schema names, and whether it says what that is. */
function fieldsIn(given: unknown, name: string): readonly (readonly [name: string, described: boolean])[] {
  const read = Described.safeParse(given).data;
  if (read === undefined) return [];
  const { anyOf = [], properties = {}, items, additionalProperties } = read;
  const isEntry = name === '' || name.endsWith('[]');
  return [
    ...(isEntry ? [] : [[name, read.description !== undefined] as const]),
    ...anyOf.flatMap((one) => fieldsIn(one, name)),
    ...Object.entries(properties).flatMap(([field, inner]) =>
      fieldsIn(inner, name === '' ? field : `${name}.${field}`),
    ),
    ...fieldsIn(items, `${name}[]`),
    ...fieldsIn(additionalProperties, `${name}.*`),
  ];
}
