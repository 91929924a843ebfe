/** Why what an outcome rests on can never be read. */
export type NeverRead = 'source-tampered' | 'source-unreadable';

/**
 * Undefined where reading may go well another time. A fact that was changed stays so, and an item of a shape that is not
 * known does until somebody acts: to try it again for hours only keeps back what came after it.
 */
export function whyNever(error: unknown): NeverRead | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'TamperedFact') return 'source-tampered';
  return 'code' in error && error.code === 'WrongShape' ? 'source-unreadable' : undefined;
}
