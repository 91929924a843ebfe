import * as z from 'zod';

import { fieldExamples, fieldNotes } from './field-notes.ts';
import { WorkspaceFile } from './schema.ts';

type Schema = z.core.JSONSchema.BaseSchema;
type Fields = NonNullable<Schema['properties']>;

/**
 * The JSON Schema (draft 2020-12) of one file of a workspace, for editors to complete and check lines by. From the same
 * source as the loader's own checks; what only the whole workspace shows, such as a channel that is not there, is left
 * to the loader.
 */
export function workspaceJsonSchema(): object {
  const schema = z.toJSONSchema(WorkspaceFile, { io: 'input', unrepresentable: 'any' });
  return { title: 'workspace', ...noted(schema, '') };
}

/** What a pattern looks like from above; the loader says what in it is wrong. */
const pattern: Schema = {
  type: 'object',
  properties: {
    source: { type: 'array' },
    'detail-type': { type: 'array' },
    detail: { type: 'object' },
    $or: { type: 'array', items: { type: 'object' } },
  },
  additionalProperties: false,
};

/** A schema with what an editor shows of it and of everything in it. `name` is as in the notes. */
function noted(given: Schema, name: string): Schema {
  const schema: Schema = name === 'routes[].when' ? pattern : withoutChoice(given);
  const { anyOf, properties, items, additionalProperties } = schema;
  const note = fieldNotes[name];
  const examples = fieldExamples[name];
  return {
    ...schema,
    ...(note !== undefined && { description: note }),
    ...(examples !== undefined && { examples: [...examples] }),
    ...(schema.type === 'object' && name !== '' && { title: titleOf(name) }),
    ...(anyOf !== undefined && { anyOf: plainFirst(anyOf).map((one) => noted(one, name)) }),
    ...(properties !== undefined && { properties: notedFields(properties, name) }),
    ...(isSchema(items) && { items: noted(items, `${name}[]`) }),
    ...(isSchema(additionalProperties) && { additionalProperties: noted(additionalProperties, `${name}.*`) }),
  };
}

function notedFields(properties: Fields, above: string): Fields {
  const prefix = above === '' ? '' : `${above}.`;
  return Object.fromEntries(
    Object.entries(properties).map(([field, schema]) => [
      field,
      isSchema(schema) ? noted(schema, `${prefix}${field}`) : schema,
    ]),
  );
}

/** A list that may be left empty, as one schema of two types: of a choice, editors offer no first line. */
function withoutChoice(schema: Schema): Schema {
  const { anyOf = [], ...rest } = schema;
  const [list, empty] = anyOf;
  if (list?.type !== 'array' || empty?.type !== 'null') return schema;
  // The draft allows a list of types, of which the library's own type does not know.
  return Object.assign({}, rest, list, { type: ['array', 'null'] });
}

/** Editors take the first of a choice for the one that was meant. */
function plainFirst(choice: readonly Schema[]): readonly Schema[] {
  return choice.toSorted((a, b) => Number(a.type === 'array') - Number(b.type === 'array'));
}

/** `routes[].record` as `record`, `routes[]` as `route`: what an editor calls a mapping that it offers whole. */
function titleOf(name: string): string {
  const [, word = name, entry] = /([\w-]+)(\[\])?(?:\.\*)?$/.exec(name) ?? [];
  return entry === undefined ? word : word.replace(/(?<=ch)es$|s$/, '');
}

function isSchema(schema: Schema | boolean | undefined | readonly unknown[]): schema is Schema {
  return typeof schema === 'object' && !Array.isArray(schema);
}
