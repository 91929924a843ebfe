import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { workspaceJsonSchema } from '#workspace/json-schema';
import { exampleFolder, githubFolder } from './example.ts';

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
  ])('refuses %s', (_, content) => {
    expect(schema.safeParse(content).success).toBe(false);
  });

  it('says for each field of a route what it is called', () => {
    const text = JSON.stringify(workspaceJsonSchema());
    for (const name of ['when', 'record', 'tell', 'notAfter', 'reopen', 'signature'])
      expect(text).toContain(`"${name}"`);
  });
});
