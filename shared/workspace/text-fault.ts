import { lengthOf, parametersOf } from '#domain/outbound/template-text';

import type { Path } from './problem.ts';

/** What is wrong with a part of a template's text, and where below that text. */
export interface TextFault {
  readonly path: Path;
  readonly message: string;
}

/** The messages of those questions that were answered with one. */
export function faultsAt(path: Path, said: readonly (string | false)[]): TextFault[] {
  return said.flatMap((message) => (typeof message === 'string' ? [{ path, message }] : []));
}

export interface Line {
  readonly limit: number;
  /** How many parameters it may have. */
  readonly parameters: 0 | 1;
}

/** What is wrong with a text of one line, which may be left out. */
export function lineFaults(path: Path, text: string | undefined, { limit, parameters }: Line): TextFault[] {
  if (text === undefined) return [];
  const found = parametersOf(text).length;
  return faultsAt(path, [
    text.trim() === '' && 'write a text or leave it out',
    lengthOf(text) > limit && `${lengthOf(text)} characters; at most ${limit}`,
    /[\n\r\t]/.test(text) && 'one line, without tabs',
    parameters === 0 && /\{\{|\}\}/.test(text) && 'no parameters here',
    parameters === 1 && isMisspelt(text) && misspelt,
    parameters === 1 && found > 1 && `${found} parameters; at most one`,
  ]);
}

export const misspelt = 'parameters are written {{lower_snake}}, without blanks';

/** Braces are left over when all parameters are taken out. */
export function isMisspelt(text: string): boolean {
  return /\{\{|\}\}/.test(withoutParameters(text));
}

export function withoutParameters(text: string): string {
  return text.replace(/\{\{[a-z][a-z0-9_]*\}\}/g, '');
}
