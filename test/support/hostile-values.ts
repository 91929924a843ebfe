import fc from 'fast-check';

/** JSON texts that a business system should never put in a detail, and that one day some will. */
export const hostileJson: Readonly<Record<string, () => string>> = {
  'a megabyte of text': () => JSON.stringify({ id: 'x'.repeat(1024 * 1024 - 600) }),
  'a megabyte of emoji': () => JSON.stringify({ id: '\u{1f525}'.repeat(256 * 1024) }),
  'objects 10,000 deep': () => `${'{"id":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
  'arrays 10,000 deep': () => `{"id":${'['.repeat(10_000)}${']'.repeat(10_000)}}`,
  'arrays 99 deep': () => `{"id":${'['.repeat(99)}"deep"${']'.repeat(99)}}`,
  '100,000 keys': () => JSON.stringify(Object.fromEntries(manyKeys())),
  'an array of 100,000': () => JSON.stringify({ id: Array.from({ length: 100_000 }, () => 'x') }),
  'numbers beyond a double': () => '{"id":1e400,"subject":-1e400,"priority":1e-400}',
  'minus zero': () => '{"id":-0,"subject":-0.0}',
  'an integer beyond 2^53': () => '{"id":123456789012345678901234567890}',
  'the same key twice': () => '{"id":"first","id":"second","subject":"a","subject":{"b":1}}',
  'lone surrogates': () => String.raw`{"id":"\ud800","subject":"\udfff x \ud83d","\ud800":1}`,
  'NUL and other controls': () => String.raw`{"id":"a\u0000b\u001b[31m","subject":"\u0000","\u0000":1}`,
  'noncharacters and direction marks': () => String.raw`{"id":"\ufffe\uffff","subject":"\u202e\u2066x"}`,
  'template language as text': () =>
    JSON.stringify({ id: '{{ detail }}{% for i in (1..1000000) %}x{% endfor %}', subject: '{{subject}}' }),
  'keys of our tables': () => JSON.stringify({ id: 'E#1/R#2 0', pk: 'R#x', sk: '0', subject: '\u0000' }),
  'nothing but blanks': () => JSON.stringify({ id: ' \t\n ', subject: '' }),
  ...Object.fromEntries(
    ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype', 'valueOf', 'then'].map((name) => [
      `${name} as key and value at every level`,
      () => `{"${name}":${polluting(name)},"id":"${name}","subject":${polluting(name)},"priority":"${name}"}`,
    ]),
  ),
};

function polluting(name: string): string {
  return `{"polluted":true,"${name}":{"polluted":true,"${name}":{"polluted":true}},"length":-1}`;
}

function manyKeys(): [string, string][] {
  return Array.from({ length: 100_000 }, (_, index) => [`k${index}`, 'v']);
}

/** One value of each kind that JSON has, the awkward ones among them. */
const everyKind: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e308,
  '',
  ' ',
  'text',
  '__proto__',
  '\0',
  '\ud800',
  [],
  [null],
  [[]],
  ['text'],
  {},
  { a: 1 },
  JSON.parse('{"__proto__":{"polluted":true}}'),
];

/** The sample with one of its values, at any depth, replaced by something else, or taken away. */
export function withOneWrong(sample: unknown): fc.Arbitrary<unknown> {
  const other = fc.oneof(fc.constantFrom(...everyKind), fc.jsonValue(), fc.constant(undefined));
  return fc
    .tuple(fc.constantFrom(...pathsOf(sample)), other)
    .map(([path, value]) => replaced(sample, path, value));
}

/** Every single replacement of every path by every kind. */
export function* allWrong(sample: unknown): Generator {
  for (const path of pathsOf(sample))
    for (const value of [...everyKind, undefined]) yield replaced(sample, path, value);
}

type Path = readonly string[];

function pathsOf(value: unknown): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [[]];
  return [
    [],
    ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner).map((path) => [key, ...path])),
  ];
}

function replaced(sample: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(sample))
    return sample.map((one, index) => (String(index) === key ? replaced(one, rest, value) : one));
  return { ...Object(sample), [key]: replaced(Object(sample)[key], rest, value) };
}
