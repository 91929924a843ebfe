/** Milliseconds since 1970-01-01T00:00:00Z. The domain never asks for the time: it is told. */
export type Instant = number;

/** An instant as it stands in keys and refs: base 36, nine characters, sorts as text. Good until the year 5188. */
export function stampOf(instant: Instant): string {
  if (!Number.isSafeInteger(instant) || instant < 0) throw new RangeError(`not an instant: ${instant}`);
  return instant.toString(36).padStart(9, '0');
}

/** The instant a stamp stands for. Throws RangeError where the text is no stamp. */
export function instantOf(stamp: string): Instant {
  if (!/^[0-9a-z]{9}$/.test(stamp)) throw new RangeError(`not a stamp: ${stamp}`);
  return Number.parseInt(stamp, 36);
}
