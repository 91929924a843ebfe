import { bounds } from './bounds.ts';
import type { Leaf } from './event-pattern.ts';
import { type Json, type JsonObject, isList, isObject } from './json.ts';
import { type Refuse, below } from './problems.ts';
import { operatorNames, readTest } from './read-test.ts';

/** A pattern as it is written: leaves under "all of" and "one of". */
export type Clause =
  | { readonly kind: 'leaf'; readonly leaf: Leaf }
  | { readonly kind: 'all' | 'any'; readonly clauses: readonly Clause[] };

/** A place in a pattern. */
interface Spot {
  /** Names of fields, without `$or`; undefined for the pattern as a whole. */
  readonly path: string | undefined;
  /** As a person finds it, with `$or[1]`. */
  readonly at: string;
  readonly depth: number;
  readonly inOr: boolean;
}

/** Reads a whole pattern; what could not be read was refused and is left out. */
export function readClause(pattern: JsonObject, refuse: Refuse): Clause {
  let values = 0;
  const all = (object: JsonObject, spot: Spot): Clause => {
    const fields = Object.entries(object);
    if (fields.length === 0) refuse(spot.at, 'is an empty object: name a field');
    if (spot.depth > bounds.depth) refuse(spot.at, `is more than ${bounds.depth} levels deep`);
    const clauses = spot.depth > bounds.depth ? [] : fields.map(([name, value]) => member(name, value, spot));
    return { kind: 'all', clauses: clauses.filter((clause) => clause !== undefined) };
  };
  const member = (name: string, value: Json, spot: Spot): Clause | undefined => {
    if (name === '$or')
      return any(value, { ...spot, at: below(spot.at, name), depth: spot.depth + 1, inOr: true });
    const path = spot.path === undefined ? name : `${spot.path}.${name}`;
    const inner = { ...spot, path, at: below(spot.at, name) };
    if (spot.inOr && operatorNames.has(name)) {
      return refuse(
        inner.at,
        'is an operator and cannot name a field inside $or: put it in a list, under a field',
      );
    }
    if (isObject(value)) return all(value, { ...inner, depth: spot.depth + 1 });
    if (!isList(value)) return refuse(inner.at, 'must be a list of values or an object with fields');
    values += value.length;
    if (values > bounds.values) return refuse(inner.at, `is beyond ${bounds.values} values in one pattern`);
    return { kind: 'leaf', leaf: readLeaf(value, inner, refuse) };
  };
  const any = (value: Json, spot: Spot): Clause | undefined => {
    if (!isList(value) || value.length < 2) return refuse(spot.at, 'must be a list of two objects or more');
    if (value.length > bounds.branches)
      return refuse(spot.at, `has more than ${bounds.branches} alternatives`);
    const clauses = value.map((one, index) => {
      const at = `${spot.at}[${index}]`;
      return isObject(one) ? all(one, { ...spot, at }) : refuse(at, 'must be an object with fields');
    });
    return { kind: 'any', clauses: clauses.filter((clause) => clause !== undefined) };
  };
  return all(pattern, { path: undefined, at: '', depth: 0, inOr: false });
}

function readLeaf(
  wanted: readonly Json[],
  { path, at }: Spot & { readonly path: string },
  refuse: Refuse,
): Leaf {
  if (wanted.length === 0) refuse(at, 'is an empty list: name a value');
  if (path.length > bounds.text) refuse(at, `is longer than ${bounds.text} characters`);
  const read = wanted.map((one, index) => readTest(one, `${at}[${index}]`, refuse));
  return {
    path,
    wanted,
    tests: read.filter((test) => test !== undefined && test !== 'absent'),
    mayBeAbsent: read.includes('absent'),
  };
}
