import type { PlainObject } from '#domain/plain';
import { LineCounter, parseDocument } from 'yaml';

import { inBounds, type Path, type Problem, pathText } from './problem.ts';
import { offsetOf, plainFrom } from './yaml-plain.ts';

export interface SourceFile {
  readonly file: string;
  readonly text: string;
}

/** A file that was read: its content, and where in it each path lies. */
export interface YamlFile {
  readonly file: string;
  readonly content: PlainObject;
  /** A problem at a path; its line is that of the nearest thing above where the path itself is not there. */
  problem(path: Path, message: string): Problem;
}

export type YamlOutcome =
  | { readonly kind: 'read'; readonly yaml: YamlFile }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

const longest = 1_048_576;
const mostProblems = 10;

/**
 * Reads one YAML document that is a mapping of plain JSON values. Refused: syntax errors, duplicate keys, tags,
 * keys that are no texts, numbers that JSON cannot hold exactly, deep nesting, aliases that multiply, files over 1 MB.
 */
export function readYaml({ file, text }: SourceFile): YamlOutcome {
  const lines = new LineCounter();
  const at = (offset: number, path: string, message: string): Problem => {
    const { line, col } = lines.linePos(offset);
    const place = { file, line: Math.max(line, 1), column: Math.max(col, 1) };
    return { ...place, path: inBounds(path), message: inBounds(message) };
  };
  if (text.length > longest) return refused([at(0, '', 'longer than 1 MB; spread it over several files')]);
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    resolveKnownTags: false,
    stringKeys: true,
    logLevel: 'error',
  });
  const faults = [...document.errors, ...document.warnings].slice(0, mostProblems);
  if (faults.length > 0) return refused(faults.map((fault) => at(fault.pos[0], '', plainer(fault.message))));
  const outcome = plainFrom(document);
  if (outcome.kind === 'refused') return refused([at(outcome.offset, outcome.path, outcome.message)]);
  const { content, offsets } = outcome;
  const problem = (path: Path, message: string): Problem =>
    at(offsetOf(offsets, path), pathText(path), message);
  return { kind: 'read', yaml: { file, content, problem } };
}

function refused(problems: readonly Problem[]): YamlOutcome {
  return { kind: 'refused', problems };
}

function plainer(message: string): string {
  return message.includes('call stack') ? 'nested too deeply' : message;
}
