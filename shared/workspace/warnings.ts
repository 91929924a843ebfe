import { askDoubts } from './ask-doubts.ts';
import type { Entries } from './entries.ts';
import type { Problem } from './problem.ts';
import { tellDoubts } from './tell-doubts.ts';
import { templateDoubts } from './template-doubts.ts';

/** What can be used but will hardly do what was meant. */
export function warningsOf(entries: Entries): readonly Problem[] {
  return [
    ...entries.templates.flatMap(templateDoubts),
    ...[...entries.routes, ...entries.outcomeRoutes].flatMap(({ value, problem }) => [
      ...value.tell.flatMap((tell, index) =>
        tellDoubts(tell, entries, (path, message) => problem(['tell', index, ...path], message)),
      ),
      ...askDoubts({ value, problem }, entries),
    ]),
  ];
}
