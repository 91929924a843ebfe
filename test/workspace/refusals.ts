import { loadWorkspace } from '#workspace/load';

import { changed } from './small.ts';

/** What is wrong, the text replaced in the small workspace, by which, where that is found, what is said of it. */
export type Refusal = readonly [what: string, from: string, to: string, where: string, says: string];

/** The problem that stands exactly where it should, with what it should say if it says so; else all there are. */
export function refusalOf([, from, to, where, says]: Refusal): readonly string[] {
  const outcome = loadWorkspace(changed(from, to));
  const problems = outcome.kind === 'refused' ? outcome.problems : [];
  const found = problems.map(
    ({ file, line, column, path, message }) => [`${file}:${line}:${column} ${path}`, message] as const,
  );
  const there = found.some(([place, message]) => place === where && message.includes(says));
  return there ? [where, says] : found.flat();
}

/** What `refusalOf` gives where all is as it should be. */
export function wantedOf([, , , where, says]: Refusal): readonly string[] {
  return [where, says];
}
