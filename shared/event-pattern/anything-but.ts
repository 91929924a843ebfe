import type { Test } from './event-pattern.ts';
import { type Json, isList, isObject, onlyMember } from './json.ts';
import { type Refuse, below, textIn } from './problems.ts';
import { anyCaseTest, noneOfTest, prefixTest, suffixTest } from './text-tests.ts';
import { readWildcardTest } from './read-wildcard-test.ts';

type ReadText = (text: Json, at: string, refuse: Refuse) => Test | undefined;

const operators: ReadonlyMap<string, ReadText> = new Map([
  ['prefix', filled(prefixTest)],
  ['suffix', filled(suffixTest)],
  ['equals-ignore-case', ofText(anyCaseTest)],
  ['wildcard', readWildcardTest],
]);

const usage = `write a text, a number, a list of texts or of numbers, or one of ${[...operators.keys()].join(', ')} with a text or a list of texts`;

/** Reads what `anything-but` leaves out. A field has to be there; of an array, one value that is not left out is enough. */
export function anythingButTest(operand: Json, at: string, refuse: Refuse): Test | undefined {
  if (!isObject(operand)) return valuesTest(operand, at, refuse);
  const [name, texts] = onlyMember(operand) ?? [];
  const read = name === undefined ? undefined : operators.get(name);
  if (name === undefined || texts === undefined || read === undefined) {
    return refuse(at, `cannot leave this out: ${usage}`);
  }
  const inner = below(at, name);
  if (!isList(texts)) {
    const test = read(texts, inner, refuse);
    return test && noneOfTest([test]);
  }
  if (texts.length === 0) return refuse(inner, 'is empty: name what to leave out');
  const tests = texts.map((text, index) => read(text, `${inner}[${index}]`, refuse));
  const known = tests.filter((test) => test !== undefined);
  return known.length === tests.length ? noneOfTest(known) : undefined;
}

function valuesTest(operand: Json, at: string, refuse: Refuse): Test | undefined {
  const values = isList(operand) ? operand : [operand];
  const scalars = values.filter((value) => typeof value === 'string' || typeof value === 'number');
  const kinds = new Set(values.map((value) => typeof value));
  if (scalars.length !== values.length || kinds.size !== 1)
    return refuse(at, `cannot leave this out: ${usage}`);
  if (scalars.some((value) => typeof value === 'number' && !Number.isFinite(value))) {
    return refuse(at, 'is too large for a number');
  }
  const left = new Set<Json>(scalars);
  return noneOfTest([
    { accepts: (value) => left.has(value), anchor: { kind: 'key', view: 'present', key: '' } },
  ]);
}

function ofText(make: (text: string) => Test): ReadText {
  return (value, at, refuse) => {
    const text = textIn(value, at, refuse);
    return text === undefined ? undefined : make(text);
  };
}

function filled(make: (text: string) => Test): ReadText {
  return (value, at, refuse) =>
    value === ''
      ? refuse(at, 'is empty, which every text begins and ends with')
      : ofText(make)(value, at, refuse);
}
