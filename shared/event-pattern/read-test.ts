import { blockBits } from './address.ts';
import { anythingButTest } from './anything-but.ts';
import { type Test, anyValue } from './event-pattern.ts';
import { type Json, isObject, isScalar, onlyMember } from './json.ts';
import { numericTest } from './numeric.ts';
import { type Refuse, below, textIn } from './problems.ts';
import { readWildcardTest } from './read-wildcard-test.ts';
import {
  anyCasePrefixTest,
  anyCaseSuffixTest,
  anyCaseTest,
  blockTest,
  prefixTest,
  suffixTest,
  valueTest,
} from './text-tests.ts';

type ReadOperand = (operand: Json, at: string, refuse: Refuse) => Test | 'absent' | undefined;

const operators: ReadonlyMap<string, ReadOperand> = new Map<string, ReadOperand>([
  ['prefix', textOrAnyCase(prefixTest, anyCasePrefixTest)],
  ['suffix', textOrAnyCase(suffixTest, anyCaseSuffixTest)],
  ['equals-ignore-case', ofText(anyCaseTest)],
  ['wildcard', readWildcardTest],
  ['anything-but', anythingButTest],
  ['numeric', numericTest],
  ['exists', existsTest],
  ['cidr', cidrTest],
]);

/** The operators of the language; none of them can name a field inside `$or`. */
export const operatorNames: ReadonlySet<string> = new Set(operators.keys());

/** Reads one value or operator of a leaf: a test, or that the field must be absent. */
export function readTest(wanted: Json, at: string, refuse: Refuse): Test | 'absent' | undefined {
  if (isScalar(wanted)) {
    if (typeof wanted === 'string' && textIn(wanted, at, refuse) === undefined) return undefined;
    return valueTest(wanted);
  }
  const [name, operand] = (isObject(wanted) ? onlyMember(wanted) : undefined) ?? [];
  if (name === undefined || operand === undefined) {
    return refuse(at, 'must be a text, a number, true, false, null, or an object with one operator');
  }
  const read = operators.get(name);
  if (read === undefined)
    return refuse(below(at, name), `is no operator: write one of ${[...operatorNames].join(', ')}`);
  return read(operand, below(at, name), refuse);
}

function existsTest(operand: Json, at: string, refuse: Refuse): Test | 'absent' | undefined {
  if (operand === false) return 'absent';
  return operand === true ? { accepts: () => true, anchor: anyValue } : refuse(at, 'must be true or false');
}

function cidrTest(operand: Json, at: string, refuse: Refuse): Test | undefined {
  const text = textIn(operand, at, refuse);
  if (text === undefined) return undefined;
  const bits = blockBits(text);
  if (bits !== undefined) return blockTest(bits);
  return refuse(
    at,
    'is no block of addresses: write 10.0.0.0/24 or 2001:db8::/32; one address is written as a text',
  );
}

function ofText(make: (text: string) => Test): ReadOperand {
  return (value, at, refuse) => {
    const text = textIn(value, at, refuse);
    return text === undefined ? undefined : make(text);
  };
}

function textOrAnyCase(exact: (text: string) => Test, anyCase: (text: string) => Test): ReadOperand {
  return (operand, at, refuse) => {
    if (!isObject(operand)) return ofText(exact)(operand, at, refuse);
    const [name, text] = onlyMember(operand) ?? [];
    return name === 'equals-ignore-case' && text !== undefined
      ? ofText(anyCase)(text, below(at, name), refuse)
      : refuse(at, 'must be a text or { "equals-ignore-case": "..." }');
  };
}
