import fc from 'fast-check';

declare module 'vitest' {
  interface TaskMeta {
    /** Cases of a property that were run and held or failed. */
    cases?: number;
    /** What the test measured, in virtual time or in counts: never in seconds of this machine. */
    figures?: Record<string, number>;
  }
}

/** `npm run proof` asks for so many times the cases of an ordinary run. */
export const timesAsMany = Number(process.env['CHASQUI_RUNS'] ?? 1);

/** A vitest test, as far as it says how much it tried and what it found. */
interface Tried {
  readonly task: { readonly meta: { cases?: number; figures?: Record<string, number> } };
}

/** Has a proof print the figure beside the test's name. */
export function noteFigure({ task }: Tried, name: string, value: number): void {
  task.meta.figures = { ...task.meta.figures, [name]: Math.round(value * 100) / 100 };
}

interface Property<T> {
  readonly of: fc.Arbitrary<T>;
  /** Cases in an ordinary run. */
  readonly ordinarily: number;
  readonly holds: (value: T) => Promise<void>;
}

/** Tries a property on as many cases as are wanted, and notes on the test how many there were. */
export async function tryCases<T>({ task }: Tried, { of, ordinarily, holds }: Property<T>): Promise<void> {
  task.meta.cases = 0;
  const property = fc.asyncProperty(of, async (value) => {
    task.meta.cases = (task.meta.cases ?? 0) + 1;
    await holds(value);
  });
  await fc.assert(property, { numRuns: ordinarily * timesAsMany });
}

/** Milliseconds for a test that takes up to `seconds` in an ordinary run. */
export function timeFor(seconds: number): number {
  return seconds * timesAsMany * 1000;
}
