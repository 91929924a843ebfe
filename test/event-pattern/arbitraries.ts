import * as fc from 'fast-check';
import { compile } from '#event-pattern/compile';
import type { EventPattern } from '#event-pattern/event-pattern';
import type { Json, JsonObject } from '#event-pattern/json';

// Few names and values: patterns and events then meet often.
const name = fc.constantFrom('a', 'b', 'c', 'a.b', '__proto__', 'constructor');
const text = fc.constantFrom(
  '',
  'a',
  'ab',
  'ABC',
  'aBc',
  'ß',
  'SS',
  'x*y',
  '5',
  '10.0.0.5',
  '10.0.0.05',
  '::1',
  '"',
);
const filled = text.filter((one) => one !== '');
const number = fc.constantFrom(-3, -0, 0, 0.1, 5, 10, 10.5, 1e21);
const scalar = fc.oneof(text, number, fc.constantFrom(true, false, null));
const wildcard = fc.constantFrom('*', 'a*', '*c', 'a*c', '*b*', 'x\\*y', '*"');
const listOf = (one: fc.Arbitrary<string>) => fc.oneof(one, fc.array(one, { minLength: 1, maxLength: 3 }));
const anyCase = fc.record({ 'equals-ignore-case': text });

const operator = fc.oneof(
  fc.record({ prefix: fc.oneof(text, anyCase) }),
  fc.record({ suffix: fc.oneof(text, anyCase) }),
  anyCase,
  fc.record({ wildcard }),
  fc.record({ exists: fc.boolean() }),
  fc.record({ cidr: fc.constantFrom('10.0.0.0/24', '0.0.0.0/0', '::/16') }),
  fc.record({
    numeric: fc.oneof(
      fc.tuple(fc.constantFrom('=', '<', '<=', '>', '>='), number),
      fc.constantFrom(['>', 0, '<=', 10], ['>=', -3, '<', 10.5], ['>=', 5, '<=', 10]),
    ),
  }),
  fc.record({
    'anything-but': fc.oneof(
      listOf(text),
      fc.array(number, { minLength: 1, maxLength: 3 }),
      number,
      fc.record({ prefix: listOf(filled) }),
      fc.record({ suffix: listOf(filled) }),
      fc.record({ 'equals-ignore-case': listOf(text) }),
      fc.record({ wildcard: listOf(wildcard) }),
    ),
  }),
);

const leaf = fc.array(fc.oneof(scalar, operator), { minLength: 1, maxLength: 3 });

function patternJson(depth: number): fc.Arbitrary<JsonObject> {
  const member = depth === 0 ? leaf : fc.oneof({ arbitrary: leaf, weight: 2 }, patternJson(depth - 1));
  const fields = fc.dictionary(name, member, { minKeys: 1, maxKeys: 3, noNullPrototype: true });
  if (depth === 0) return fields;
  const or = fc.array(patternJson(depth - 1), { minLength: 2, maxLength: 3 });
  return fc
    .tuple(fields, fc.option(or, { nil: undefined, freq: 3 }))
    .map(([some, $or]): JsonObject => ($or === undefined ? some : { ...some, $or }));
}

/** Patterns of the whole language that are not refused. */
export const pattern: fc.Arbitrary<EventPattern> = patternJson(2)
  .map(compile)
  .filter((outcome) => outcome.kind === 'compiled')
  .map((outcome) => outcome.pattern);

function valueJson(depth: number): fc.Arbitrary<Json> {
  if (depth === 0) return scalar;
  const inner = valueJson(depth - 1);
  return fc.oneof(scalar, fc.array(inner, { maxLength: 3 }), objectOf(inner));
}

function objectOf(inner: fc.Arbitrary<Json>): fc.Arbitrary<JsonObject> {
  return fc.dictionary(name, inner, { maxKeys: 4, noNullPrototype: true });
}

export const event: fc.Arbitrary<JsonObject> = objectOf(valueJson(4));
