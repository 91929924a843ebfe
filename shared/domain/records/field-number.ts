const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** The number that a rendered text is: `4820.5`, `-3`, `1e21`. Null where it is none, or none that is finite. */
export function fieldNumber(text: string): number | null {
  const number = decimal.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : null;
}
