import type { ExactValue, Pattern } from '#domain/pattern';

import { hint } from './nearest.ts';
import type { Path } from './problem.ts';

/** What a pattern can look at. The rest of EventBridge's envelope is not kept with the event. */
const envelope = ['source', 'detail-type', 'detail'];
/** Our own outcomes: a route that took them could tell about its own telling, without end. */
const ours = 'chasqui.';

export type PatternOutcome =
  | { readonly kind: 'pattern'; readonly pattern: Pattern }
  | { readonly kind: 'refused'; readonly faults: readonly PatternFault[] };

interface PatternFault {
  readonly path: Path;
  readonly message: string;
}

/** Reads a `when:` as an event pattern of exact values, and says what in it is none. */
export function readPattern(when: unknown): PatternOutcome {
  const faults: PatternFault[] = [];
  const pattern = levelOf(when, [], faults);
  faults.push(...envelopeFaults(pattern));
  return faults.length > 0 ? { kind: 'refused', faults } : { kind: 'pattern', pattern };
}

function envelopeFaults(pattern: Pattern): PatternFault[] {
  const unknown = Object.keys(pattern)
    .filter((field) => !envelope.includes(field))
    .map((field) => ({
      path: [field],
      message: `an event has no '${field}' to match on${hint(field, envelope)}`,
    }));
  const sources = Array.isArray(pattern['source']) ? pattern['source'] : [];
  const own = sources.flatMap((source, index) =>
    typeof source === 'string' && source.startsWith(ours)
      ? [
          {
            path: ['source', index],
            message: `'${source}' is Chasqui's own: sources that begin with '${ours}' are not routed`,
          },
        ]
      : [],
  );
  return [...unknown, ...own];
}

function levelOf(value: unknown, path: Path, faults: PatternFault[]): Pattern {
  if (!isMapping(value)) {
    faults.push({
      path,
      message: 'write a mapping here, such as { source: [helpdesk], detail-type: [TicketOpened] }',
    });
    return {};
  }
  const members = Object.entries(value);
  if (members.length === 0) faults.push({ path, message: 'an empty pattern; name at least one field' });
  return Object.fromEntries(
    members.map(([field, wanted]) => [field, fieldOf(wanted, [...path, field], faults)]),
  );
}

function fieldOf(wanted: unknown, path: Path, faults: PatternFault[]): Pattern | readonly ExactValue[] {
  if (isMapping(wanted)) return levelOf(wanted, path, faults);
  if (!Array.isArray(wanted)) {
    faults.push({ path, message: `write the values that it may have as a list: [${String(wanted)}]` });
    return [];
  }
  if (wanted.length === 0)
    faults.push({ path, message: 'an empty list matches nothing; write at least one value' });
  return wanted.flatMap((value: unknown, index) => exactOf(value, [...path, index], faults));
}

function exactOf(value: unknown, path: Path, faults: PatternFault[]): ExactValue[] {
  if (isExact(value)) return [value];
  const operator = isMapping(value) ? Object.keys(value)[0] : undefined;
  const found = operator === undefined ? 'a list is none' : `'${operator}' is not`;
  faults.push({
    path,
    message: `only exact values are supported so far (text, number, true, false, null); ${found}`,
  });
  return [];
}

function isExact(value: unknown): value is ExactValue {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function isMapping(value: unknown): value is { readonly [field: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
