/** Something in a file that keeps it from being used: where it is, what is wrong and what to do. */
export interface Problem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** `routes[2].tell[0].template`, as counted within the file; empty for the file as a whole. At most 400 UTF-16 units. */
  readonly path: string;
  /** At most 400 UTF-16 units, whatever the file is quoted with. */
  readonly message: string;
}

export type Path = readonly (string | number)[];

/** `['routes', 2, 'tell']` as `routes[2].tell`. */
export function pathText(path: Path): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
}

const longest = 400;

/** A text to be shown in a line: of one that is too long, the start and the end. */
export function inBounds(text: string): string {
  if (text.length <= longest) return text;
  const half = longest / 2 - 1;
  return `${text.slice(0, half)}…${text.slice(-half)}`;
}
