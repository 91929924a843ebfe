import { isPlainObject } from '#domain/plain';
import { hostileTexts, oddTexts } from './odd-texts.ts';
import { oneOf } from './one-of.ts';

/** Where a value lies: what holds it, and under which name or number. */
interface Spot {
  readonly holder: object;
  readonly key: string | number;
}

/** Changes that are made to the content of a file; each finds its own places. */
const changes: Readonly<Record<string, (spots: readonly Spot[], random: () => number) => void>> = {
  lose: (spots, random) => lose(oneOf(spots, random)),
  double: (spots, random) => double(oneOf(spots, random)),
  exchange: (spots, random) => exchange(oneOf(spots, random), oneOf(spots, random)),
  'exchange its like': (spots, random) => {
    const spot = oneOf(spots, random);
    exchange(spot, oneOf(likeOf(spot, spots), random));
  },
  'say the like': (spots, random) => {
    const spot = oneOf(textsAmong(spots), random);
    put(spot, valueAt(oneOf(likeOf(spot, spots), random)));
  },
  rename(spots, random) {
    const spot = oneOf(spots, random);
    const names = [...spots.flatMap(({ key }) => (typeof key === 'string' ? [key] : [])), ...awkwardNames];
    rename(spot, oneOf(names, random));
  },
  replace: (spots, random) => put(oneOf(spots, random), oneOf(oddValues, random)()),
  // What is held twice is written as an anchor and an alias; what holds itself as well.
  alias: (spots, random) => put(oneOf(spots, random), valueAt(oneOf(spots, random))),
  say: (spots, random) => put(oneOf(textsAmong(spots), random), oneOf(oddTexts, random)),
  add(spots, random) {
    const spot = oneOf(textsAmong(spots), random);
    const [text, odd] = [String(valueAt(spot)), oneOf([...oddTexts, ...hostileTexts], random)];
    put(spot, random() < 0.5 ? `${text}${odd}` : `${odd}${text}`);
  },
  hostile: (spots, random) => put(oneOf(textsAmong(spots), random), oneOf(hostileTexts, random)),
};

/** Changes something in a tree of mappings and lists, and says what it did. */
export function changeTree(root: object, random: () => number): string {
  const spots = spotsIn(root);
  const [name, change] = oneOf(Object.entries(changes), random);
  if (textsAmong(spots).length > 0) change(spots, random);
  return name;
}

const awkwardNames = ['__proto__', 'constructor', 'toString', '', ' ', 'on', 'when', 'nÄme', '\u0000', '0'];

const oddValues: readonly (() => unknown)[] = [
  () => null,
  () => true,
  () => 0,
  () => -1.5,
  () => 1e308,
  () => 2 ** 53,
  () => Number.NaN,
  () => '',
  () => [],
  () => ({}),
  () => [null],
  () => ({ '': '' }),
  () => new Date(0),
  () => 'x'.repeat(65),
  () => 'x'.repeat(3_000),
  () => 'x '.repeat(50_000),
  () => Array.from({ length: 300 }, () => 'ana.souza'),
  () => nested(20),
  () => nested(200),
];

function nested(levels: number): object {
  let inner: object = {};
  for (let level = 0; level < levels; level += 1) inner = level % 2 === 0 ? [inner] : { inner };
  return inner;
}

/** All places below a value; each holder once, though it may be held twice. */
function spotsIn(root: object): readonly Spot[] {
  const seen = new Set<object>();
  const spots: Spot[] = [];
  const waiting = [root];
  for (let holder = waiting.pop(); holder !== undefined; holder = waiting.pop()) {
    if (seen.has(holder)) continue;
    seen.add(holder);
    for (const [name, value] of Object.entries(holder)) {
      spots.push({ holder, key: Array.isArray(holder) ? Number(name) : name });
      if (Array.isArray(value) || isPlainObject(value)) waiting.push(value);
    }
  }
  return spots;
}

/** Those of the same name, the spot itself among them: what stands there may stand here. */
function likeOf({ key }: Spot, spots: readonly Spot[]): readonly Spot[] {
  return spots.filter((other) => other.key === key);
}

function textsAmong(spots: readonly Spot[]): readonly Spot[] {
  return spots.filter((spot) => typeof valueAt(spot) === 'string');
}

function valueAt({ holder, key }: Spot): unknown {
  return Reflect.get(holder, key);
}

/** As a property of its own, also where it is called `__proto__`. */
function put({ holder, key }: Spot, value: unknown): void {
  Reflect.defineProperty(holder, key, { value, configurable: true, enumerable: true, writable: true });
}

function exchange(a: Spot, b: Spot): void {
  const [one, other] = [valueAt(a), valueAt(b)];
  put(a, other);
  put(b, one);
}

function lose({ holder, key }: Spot): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else Reflect.deleteProperty(holder, key);
}

function double({ holder, key }: Spot): void {
  const value = valueAt({ holder, key });
  if (Array.isArray(holder)) holder.splice(Number(key), 0, value);
  else put({ holder, key: `${key}2` }, value);
}

function rename(spot: Spot, name: string): void {
  if (Array.isArray(spot.holder)) return;
  const value = valueAt(spot);
  lose(spot);
  put({ holder: spot.holder, key: name }, value);
}
