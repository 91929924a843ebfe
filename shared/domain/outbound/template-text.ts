/** What a rendered body may have, in characters (code points), parameters filled in. */
export const bodyLimit = 1_024;

/** The same for a header. A footer has as many, and no parameters. */
export const lineLimit = 60;

/** The same for the address of a button, percent-encoded. */
export const urlLimit = 2_000;

const parameter = /\{\{([a-z][a-z0-9_]*)\}\}/g;

/** The names of a text's parameters, each once, in the order of their first appearance. */
export function parametersOf(text: string): readonly string[] {
  return [...new Set(Array.from(text.matchAll(parameter), ([written]) => written.slice(2, -2)))];
}

/** The text as a person reads it. A parameter without a value stays as it is written; values are never filled again. */
export function fillTemplate(text: string, parameters: readonly (readonly [string, string])[]): string {
  const values = new Map(parameters);
  return text.replace(parameter, (written, name: string) => values.get(name) ?? written);
}

/** Length as a person counts it: code points, so that an emoji beyond the basic plane is one. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}
