import { parse, stringify } from 'yaml';
import type { SourceFile } from '#workspace/load';
import { oneOf } from './one-of.ts';
import { changeText } from './text-mutations.ts';
import { changeTree } from './tree-mutations.ts';

/** Files that somebody has spoilt, and how. */
export interface Mutant {
  readonly files: readonly SourceFile[];
  readonly done: readonly string[];
}

/** One to three changes to the files of a workspace, to their content or to their text; the same for the same numbers. */
export function mutantOf(files: readonly SourceFile[], random: () => number): Mutant {
  let mutant: Mutant = { files, done: [] };
  for (let count = 1 + Math.floor(random() ** 2 * 3); count > 0; count -= 1)
    mutant = changedOnce(mutant, random);
  return mutant;
}

function changedOnce({ files, done }: Mutant, random: () => number): Mutant {
  const { file } = oneOf(files, random);
  const changed = files.map((source) => (source.file === file ? spoilt(source.text, random) : undefined));
  return {
    files: files.map((source, at) => ({ file: source.file, text: changed[at]?.[0] ?? source.text })),
    done: [...done, ...changed.flatMap((one) => (one === undefined ? [] : [`${file}: ${one[1]}`]))],
  };
}

function spoilt(text: string, random: () => number): readonly [text: string, done: string] {
  const content = random() < 0.6 ? contentOf(text) : undefined;
  if (content === undefined) return changeText(text, random);
  const done = changeTree(content, random);
  return [stringify(content), done];
}

/** Undefined where an earlier change has left no content that could be read. */
function contentOf(text: string): object | undefined {
  try {
    const content: unknown = parse(text, { logLevel: 'silent' });
    return typeof content === 'object' && content !== null ? content : undefined;
  } catch {
    return undefined;
  }
}
