/** A number of the company's own that messages go from, as the config has it. */
export interface NumberConfig {
  /** What channels and commands call it, never the number itself. */
  readonly name: string;
  /** Meta's id of the number: digits, not the number itself. */
  readonly phoneNumberId: string;
  /** What Meta lets it send, in messages a second. */
  readonly perSecond: number;
}

export type NumbersAnswer =
  /** At least one; the first sends what names none. */
  | { readonly kind: 'numbers'; readonly numbers: readonly NumberConfig[] }
  /** Each names its place: `numbers[0].perSecond`. */
  | { readonly kind: 'refused'; readonly problems: readonly string[] };

/** The URLs of ten pairs of queues, with names as long as these, fit into the 4 KB of a function's environment. */
const mostNumbers = 10;
const nameForm = /^[a-z][a-z0-9-]{0,19}$/;
/** Endings of the names of queues: `send-x-urgent` is the urgent queue of `x`. */
const queueEnding = /(^|-)(urgent|dead)$/;
const idForm = /^\d{5,20}$/;

/** https://developers.facebook.com/docs/whatsapp/cloud-api/overview#throughput */
const usualPerSecond = 80;
const mostPerSecond = 1000;

const howTo =
  'Give a list, as -c numbers=\'[{"name":"main","phoneNumberId":"106540352242922","perSecond":80}]\' or in cdk.json.';

/** The setting `numbers`: a list, or the JSON of one. */
export function readNumbers(given: unknown): NumbersAnswer {
  const list = listOf(given);
  if (list === undefined) return refused(['numbers is no JSON list']);
  if (list.length === 0 || list.length > mostNumbers) {
    return refused([`numbers has ${list.length} entries; there may be 1 to ${mostNumbers}`]);
  }
  const problems = list.flatMap((entry, index) =>
    problemsOf(entry).map((problem) => `numbers[${index}]${problem}`),
  );
  const numbers = list.map(numberOf);
  const all = [...problems, ...twice(numbers, 'name'), ...twice(numbers, 'phoneNumberId')];
  return all.length > 0 ? refused(all) : { kind: 'numbers', numbers };
}

/** The short way: one number, named `main`. */
export function onlyNumber(phoneNumberId: string): NumbersAnswer {
  return { kind: 'numbers', numbers: [{ name: 'main', phoneNumberId, perSecond: usualPerSecond }] };
}

function listOf(given: unknown): readonly unknown[] | undefined {
  try {
    const value: unknown = typeof given === 'string' ? JSON.parse(given) : given;
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

interface Field {
  readonly fits: (value: unknown) => boolean;
  readonly rule: string;
}

const fields: Readonly<Record<string, Field>> = {
  name: {
    fits: (value) => typeof value === 'string' && nameForm.test(value) && !queueEnding.test(value),
    rule: 'must be 1 to 20 of a-z, 0-9 and hyphen, begin with a letter and not end with urgent or dead',
  },
  phoneNumberId: {
    fits: (value) => typeof value === 'string' && idForm.test(value),
    rule: 'must be Meta\'s "Phone number ID", 5 to 20 digits in quotes',
  },
  perSecond: {
    fits: (value) =>
      value === undefined ||
      (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= mostPerSecond),
    rule: `must be a whole number from 1 to ${mostPerSecond}`,
  },
};

/** What is wrong with an entry, each with its place below it. */
function problemsOf(entry: unknown): readonly string[] {
  if (typeof entry !== 'object' || entry === null) return [' is no object'];
  const given = new Map<string, unknown>(Object.entries(entry));
  const unknown = [...given.keys()].filter((name) => !Object.hasOwn(fields, name));
  return [
    ...Object.entries(fields).flatMap(([name, { fits, rule }]) =>
      fits(given.get(name)) ? [] : [`.${name} ${rule}`],
    ),
    ...unknown.map((name) => `.${name} is not known; there are ${Object.keys(fields).join(', ')}`),
  ];
}

function numberOf(entry: unknown): NumberConfig {
  const given = new Map<string, unknown>(Object.entries(Object(entry)));
  const { name, phoneNumberId, perSecond = usualPerSecond } = Object.fromEntries(given);
  return { name: String(name), phoneNumberId: String(phoneNumberId), perSecond: Number(perSecond) };
}

function twice(numbers: readonly NumberConfig[], field: 'name' | 'phoneNumberId'): readonly string[] {
  const values = numbers.map((number) => number[field]);
  return values.flatMap((value, index) =>
    values.indexOf(value) < index
      ? [`numbers[${index}].${field} is that of numbers[${values.indexOf(value)}]`]
      : [],
  );
}

function refused(problems: readonly string[]): NumbersAnswer {
  return { kind: 'refused', problems: problems.map((problem) => `${problem}. ${howTo}`) };
}
