import { type Json, type JsonObject, type Scalar, isList, isObject } from './json.ts';

/** The names that lead to the paths somebody asks for. */
export interface Shape {
  readonly steps: ReadonlyMap<string, Shape>;
  /** Set where a path ends. */
  readonly path: string | undefined;
}

/** The element of an array that a value lies in, and the one that this array lies in. */
export interface Place {
  /** Numbers the arrays of one event. */
  readonly array: number;
  readonly element: number;
  readonly outer: Place | undefined;
  readonly depth: number;
}

export interface Field {
  readonly value: Scalar;
  /** Undefined outside of arrays, and for what lies in an array by itself rather than in an object or array there. */
  readonly place: Place | undefined;
}

/** What an event holds at the paths of a shape. */
export interface Fields {
  readonly byPath: ReadonlyMap<string, readonly Field[]>;
  /** Whether a value lies in an element of an array, so that values may not belong together. */
  readonly scattered: boolean;
  /** Whether a path has more than one value. */
  readonly several: boolean;
}

interface Growing extends Shape {
  readonly steps: Map<string, Growing>;
  path: string | undefined;
}

export function shapeOf(paths: Iterable<string>): Shape {
  const root: Growing = { steps: new Map(), path: undefined };
  for (const path of paths) {
    let shape = root;
    for (const name of path.split('.')) {
      const next = shape.steps.get(name) ?? { steps: new Map(), path: undefined };
      shape.steps.set(name, next);
      shape = next;
    }
    shape.path = path;
  }
  return root;
}

/** Arrays within arrays are followed this far; AWS takes no event that goes deeper. */
const deepest = 1_000;

/** Reads the values at the paths of a shape; what lies elsewhere costs no more than a look at its name. */
export function readFields(event: JsonObject, root: Shape): Fields {
  const byPath = new Map<string, Field[]>();
  let arrays = 0;
  let scattered = false;
  let several = false;
  const read = (value: Json, shape: Shape, place: Place | undefined): void => {
    if (isList(value)) readList(value, shape, place);
    else if (isObject(value)) readObject(value, shape, place);
    else if (shape.path !== undefined) {
      scattered ||= place !== undefined;
      const fields = byPath.get(shape.path);
      if (fields === undefined) byPath.set(shape.path, [{ value, place }]);
      else {
        several = true;
        fields.push({ value, place });
      }
    }
  };
  const readObject = (object: JsonObject, shape: Shape, place: Place | undefined): void => {
    if (shape.steps.size === 0) return;
    for (const name of Object.keys(object)) {
      const next = shape.steps.get(name) ?? (name.includes('.') ? alongDots(name, shape) : undefined);
      const value = next && object[name];
      if (next !== undefined && value !== undefined) read(value, next, place);
    }
  };
  const readList = (list: readonly Json[], shape: Shape, outer: Place | undefined): void => {
    const depth = (outer?.depth ?? 0) + 1;
    if (depth > deepest) return;
    const array = arrays;
    arrays += 1;
    let element = -1;
    for (const value of list) {
      element += 1;
      const inside = isList(value) || isObject(value);
      read(value, shape, inside ? { array, element, outer, depth } : outer);
    }
  };
  readObject(event, root, undefined);
  return { byPath, scattered, several };
}

/** A name with dots in it is the same path as names within each other. */
function alongDots(name: string, from: Shape): Shape | undefined {
  let shape: Shape | undefined = from;
  let start = 0;
  while (shape !== undefined && start <= name.length) {
    const dot = name.indexOf('.', start);
    const end = dot === -1 ? name.length : dot;
    shape = shape.steps.get(name.slice(start, end));
    start = end + 1;
  }
  return shape;
}
