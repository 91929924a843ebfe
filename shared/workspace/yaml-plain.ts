import type { Plain, PlainObject } from '#domain/plain';
import { type Alias, type Document, type Pair, type Scalar, isAlias, isMap, isScalar, isSeq } from 'yaml';

import { type Path, pathText } from './problem.ts';

/** Where each path lies, `routes[0].id` to an offset in the text: a plain value at its value, anything else at its name. */
export type Offsets = ReadonlyMap<string, number>;

export type PlainOutcome =
  | { readonly kind: 'plain'; readonly content: PlainObject; readonly offsets: Offsets }
  | { readonly kind: 'refused'; readonly offset: number; readonly path: string; readonly message: string };

const deepest = 32;
/** More than any workspace has: aliases of aliases reach it at once. */
const mostValues = 100_000;
const reserved = new Set(['__proto__', 'constructor', 'prototype']);

/** The content of a document as plain JSON, aliases written out, with the place of each path. */
export function plainFrom(document: Document.Parsed): PlainOutcome {
  const walk: Walk = { document, offsets: new Map(), anchored: new Map(), values: 0 };
  try {
    const content = valueOf(walk, document.contents, { path: [], offset: 0 });
    if (content === null) return { kind: 'plain', content: {}, offsets: walk.offsets };
    if (!isObject(content))
      throw new Unusable({ path: [], offset: 0 }, 'write branches:, channels:, templates: or routes: here');
    return { kind: 'plain', content, offsets: walk.offsets };
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    return {
      kind: 'refused',
      offset: error.at.offset,
      path: pathText(error.at.path),
      message: error.message,
    };
  }
}

/** The offset of a path, or of the nearest thing above it that is there. */
export function offsetOf(offsets: Offsets, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const offset = offsets.get(pathText(path.slice(0, length)));
    if (offset !== undefined) return offset;
  }
  return 0;
}

interface Walk {
  readonly document: Document.Parsed;
  readonly offsets: Map<string, number>;
  readonly anchored: Map<Alias, unknown>;
  values: number;
}

interface At {
  readonly path: Path;
  readonly offset: number;
}

class Unusable extends Error {
  readonly at: At;

  constructor(at: At, message: string) {
    super(message);
    this.at = at;
  }
}

function valueOf(walk: Walk, node: unknown, above: At): Plain {
  const at = isScalar(node) ? { path: above.path, offset: node.range?.[0] ?? above.offset } : above;
  walk.values += 1;
  if (walk.values > mostValues) throw new Unusable(at, 'too many values; aliases that multiply are refused');
  if (at.path.length > deepest) throw new Unusable(at, `nested more than ${deepest} deep`);
  if (!walk.offsets.has(pathText(at.path))) walk.offsets.set(pathText(at.path), at.offset);
  if (isAlias(node)) return valueOf(walk, anchored(walk, node, at), at);
  if (isSeq(node)) return node.items.map((item, index) => valueOf(walk, item, itemOf(at, item, index)));
  if (isMap(node)) return Object.fromEntries(node.items.map((pair) => memberOf(walk, pair, at)));
  if (isScalar(node)) return scalarOf(node, at);
  return null;
}

/** What an alias stands for. Found once for each: finding it walks the document. */
function anchored(walk: Walk, alias: Alias, at: At): unknown {
  const known = walk.anchored.get(alias);
  if (known !== undefined) return known;
  const node = alias.resolve(walk.document);
  if (node === undefined) throw new Unusable(at, `nothing before this is anchored as &${alias.source}`);
  walk.anchored.set(alias, node);
  return node;
}

function memberOf(walk: Walk, pair: Pair, above: At): [string, Plain] {
  const name = isScalar(pair.key) ? String(pair.key.value) : '';
  const start = isScalar(pair.key) ? pair.key.range?.[0] : undefined;
  const at = { path: [...above.path, name], offset: start ?? above.offset };
  if (!isScalar(pair.key)) throw new Unusable(at, 'a name here is a plain text');
  if (reserved.has(name)) throw new Unusable(at, `the name '${name}' is not allowed`);
  return [name, valueOf(walk, pair.value, at)];
}

function scalarOf({ value, source }: Scalar, at: At): Plain {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  if (source?.startsWith('+') === true)
    throw new Unusable(at, `YAML drops the + of ${source}; write it in quotes to keep it, or without it`);
  const exact =
    typeof value === 'number' &&
    Number.isFinite(value) &&
    (!Number.isInteger(value) || Number.isSafeInteger(value));
  if (exact) return value;
  throw new Unusable(at, 'this number cannot be kept exactly; write it in quotes');
}

function itemOf(at: At, item: unknown, index: number): At {
  const start = isMap(item) || isSeq(item) ? item.range?.[0] : undefined;
  return { path: [...at.path, index], offset: start ?? at.offset };
}

function isObject(value: Plain): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
