import type { Json } from './json.ts';
import { bounds } from './bounds.ts';

export interface Problem {
  /** Where in the pattern, such as `detail.amount[0].numeric`. Empty for the pattern as a whole. */
  readonly path: string;
  /** What is wrong, and what to write. */
  readonly message: string;
}

/** Notes a problem; answers undefined, which stands for what could not be read. */
export type Refuse = (path: string, message: string) => undefined;

/** A text within the bounds. */
export function textIn(value: Json, at: string, refuse: Refuse): string | undefined {
  if (typeof value !== 'string') return refuse(at, 'must be a text');
  if (value.length > bounds.text) return refuse(at, `is longer than ${bounds.text} characters`);
  return value;
}

export function below(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
