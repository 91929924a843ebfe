/** A number of the company's own that messages go from. */
export interface BusinessNumber {
  /** What the config and the workspace call it, such as `main`. Never the number itself. */
  readonly name: string;
  /** Meta's phone number id. */
  readonly id: string;
  /** What Meta lets it send, in messages a second: 80, or 1,000 for numbers that were raised. */
  readonly perSecond: number;
}

/** The number that a message names; the first one where it names none. Undefined where it names one that is not there. */
export function numberNamed(
  numbers: readonly BusinessNumber[],
  name: string | undefined,
): BusinessNumber | undefined {
  return name === undefined ? numbers[0] : numbers.find((number) => number.name === name);
}
