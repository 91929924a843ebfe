import type { Path } from './problem.ts';

/** The names of a text or a list of them, each with its place. */
export function namesIn(
  written: string | readonly string[] | undefined,
): readonly { readonly name: string; readonly path: Path }[] {
  if (typeof written === 'string') return [{ name: written, path: [] }];
  return (written ?? []).map((name, index) => ({ name, path: [index] }));
}
