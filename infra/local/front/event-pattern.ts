import { isPlainObject } from '../intrinsics.ts';

/**
 * The part of EventBridge's pattern language that the stack's own rules use: exact values, `prefix`,
 * `anything-but` values and `anything-but` a prefix. Anything else is a problem, never a wrong answer.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export interface EventPattern {
  matches(event: unknown): boolean;
}

type Read = EventPattern | { readonly problem: string };
type Test = (value: unknown) => boolean;

export function readPattern(pattern: unknown, path = ''): Read {
  if (!isPlainObject(pattern) || Object.keys(pattern).length === 0) {
    return { problem: `${path === '' ? 'the pattern' : path} is not an object with fields` };
  }
  const fields: (readonly [string, EventPattern])[] = [];
  for (const [field, wanted] of Object.entries(pattern)) {
    if (field.startsWith('$')) return { problem: `${path}${field} is not known to the local stack` };
    const read = Array.isArray(wanted)
      ? readValues(wanted, `${path}${field}`)
      : readPattern(wanted, `${path}${field}.`);
    if ('problem' in read) return read;
    fields.push([field, read]);
  }
  return {
    matches: (event) =>
      isPlainObject(event) &&
      fields.every(([field, wanted]) => Object.hasOwn(event, field) && wanted.matches(event[field])),
  };
}

function readValues(wanted: readonly unknown[], path: string): Read {
  const tests: Test[] = [];
  for (const item of wanted) {
    const test = readValue(item);
    if (test === undefined) {
      return { problem: `${path}: ${JSON.stringify(item)} is not known to the local stack` };
    }
    tests.push(test);
  }
  if (tests.length === 0) return { problem: `${path} is empty` };
  return {
    // A field that holds a list matches when one of its values does.
    matches: (value) =>
      (Array.isArray(value) ? value : [value]).some((one) => tests.some((test) => test(one))),
  };
}

function readValue(wanted: unknown): Test | undefined {
  if (isScalar(wanted)) return (value) => value === wanted;
  if (!isPlainObject(wanted) || Object.keys(wanted).length !== 1) return undefined;
  if (typeof wanted['prefix'] === 'string') return startsWith(wanted['prefix']);
  const unwanted = wanted['anything-but'];
  if (
    isPlainObject(unwanted) &&
    Object.keys(unwanted).length === 1 &&
    typeof unwanted['prefix'] === 'string'
  ) {
    const hit = startsWith(unwanted['prefix']);
    return (value) => !hit(value);
  }
  const values: readonly unknown[] = Array.isArray(unwanted) ? unwanted : [unwanted];
  return values.length > 0 && values.every((one) => isScalar(one))
    ? (value) => values.every((one) => one !== value)
    : undefined;
}

function startsWith(prefix: string): Test {
  return (value) => typeof value === 'string' && value.startsWith(prefix);
}

function isScalar(value: unknown): value is string | number | boolean | null {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
