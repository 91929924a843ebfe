import * as z from 'zod';
import { isPlainObject, type Plain, type PlainObject } from '#domain/plain';
import { compile } from '#event-pattern/compile';

import { hint } from './nearest.ts';
import type { Path } from './problem.ts';

/** What a pattern can look at. The rest of EventBridge's envelope is not kept with the event. */
const envelope = ['source', 'detail-type', 'detail'];
const either = '$or';
/** Our own outcomes: a route that took them could tell about its own telling, without end. */
const ours = 'chasqui.';
const json: z.ZodType<Plain> = z.json();

export type PatternOutcome =
  | { readonly kind: 'pattern'; readonly pattern: PlainObject }
  | { readonly kind: 'refused'; readonly faults: readonly PatternFault[] };

interface PatternFault {
  readonly path: Path;
  readonly message: string;
}

/** Reads a `when:` in EventBridge's event-pattern language, and says what in it is not. */
export function readPattern(when: unknown): PatternOutcome {
  const read = json.safeParse(when);
  if (!read.success || !isPlainObject(read.data)) {
    const message = 'write a mapping here, such as { source: [helpdesk], detail-type: [TicketOpened] }';
    return { kind: 'refused', faults: [{ path: [], message }] };
  }
  const pattern = read.data;
  const outcome = compile(pattern);
  const problems = outcome.kind === 'refused' ? outcome.problems : [];
  const faults = problems.map(({ path, message }) => ({ path: stepsOf(path), message }));
  const all = [...faults, ...envelopeFaults(pattern, [])];
  return all.length > 0 ? { kind: 'refused', faults: all } : { kind: 'pattern', pattern };
}

/** `detail.amount[0].numeric` as its steps. */
function stepsOf(path: string): Path {
  return [...path.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, name = '']) =>
    index === undefined ? name : Number(index),
  );
}

function envelopeFaults(pattern: PlainObject, above: Path): PatternFault[] {
  return Object.entries(pattern).flatMap(([field, wanted]) => {
    const path = [...above, field];
    if (field === either)
      return alternatives(wanted).flatMap(([index, one]) => envelopeFaults(one, [...path, index]));
    if (field === 'source') return ownSources(wanted, path);
    if (envelope.includes(field)) return [];
    return [{ path, message: `an event has no '${field}' to match on${hint(field, envelope)}` }];
  });
}

function alternatives(wanted: Plain): [number, PlainObject][] {
  if (!isList(wanted)) return [];
  return [...wanted.entries()].flatMap(([index, one]): [number, PlainObject][] =>
    isPlainObject(one) ? [[index, one]] : [],
  );
}

function ownSources(wanted: Plain, path: Path): PatternFault[] {
  if (!isList(wanted)) return [];
  return [...wanted.entries()].flatMap(([index, source]) => {
    if (typeof source !== 'string' || !source.startsWith(ours)) return [];
    const message = `'${source}' is Chasqui's own: sources that begin with '${ours}' are not routed`;
    return [{ path: [...path, index], message }];
  });
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}
