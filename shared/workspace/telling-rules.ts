import type { TextRenderer } from '#domain/texts/text';

import { categoryProblems } from './consent-rules.ts';
import { sizeProblems } from './audience-size.ts';
import type { Entries, Entry } from './entries.ts';
import type { Path, Problem } from './problem.ts';
import type { OutcomeRouteEntry, RouteEntry } from './schema.ts';
import { tellProblems, type TellText, tellTexts } from './tell-rules.ts';

type Refuse = Entry<unknown>['problem'];

/** What the rules of a route look at beside the route. */
export interface Reading {
  readonly entries: Entries;
  readonly texts: TextRenderer;
  /** What its texts can see; what an event has where it is absent. */
  readonly names?: readonly string[];
}

/** What keeps any route from being used: whom and what its entries name. */
export function tellingProblems(
  { tell, category }: RouteEntry | OutcomeRouteEntry,
  entries: Entries,
  problem: Refuse,
): readonly Problem[] {
  return [
    ...tell.flatMap((entry, index) => tellProblems(entry, entries, below(problem, ['tell', index]))),
    ...sizeProblems(tell, entries, problem),
    ...categoryProblems(category, entries, problem),
  ];
}

/** The texts that any route has. */
export function tellingTexts({ tell, dedupe }: RouteEntry | OutcomeRouteEntry): readonly TellText[] {
  const key = dedupe?.key;
  return [
    ...(key === undefined ? [] : [{ path: ['dedupe', 'key'], text: key, read: false }]),
    ...tell.flatMap((entry, index) =>
      tellTexts(entry).map((text) => ({ ...text, path: ['tell', index, ...text.path] })),
    ),
  ];
}

/** What is wrong with texts, each where it stands. */
export function textProblems(
  written: readonly TellText[],
  { texts, names }: Reading,
  problem: Refuse,
): readonly Problem[] {
  return written.flatMap((text) => {
    const message = unread(text) ?? texts.check(text.text, names)?.message;
    return message === undefined ? [] : [problem(text.path, message)];
  });
}

function below(problem: Refuse, above: Path): Refuse {
  return (path, message) => problem([...above, ...path], message);
}

/** A relative time is true for whoever reads it soon; what is kept would be wrong an hour later. */
function unread({ text, read }: TellText): string | undefined {
  if (read || !/\|\s*relative_time\b/.test(text)) return undefined;
  return `'relative_time' is for the texts under 'with', which are read at once; write the time itself here`;
}
