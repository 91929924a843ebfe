/** How long a message waits after a refused attempt, in milliseconds: 1 s, 4 s, 16 s, … capped at a quarter of an hour. */
export function backoff(attempt: number): number {
  return Math.min(1000 * 4 ** (attempt - 1), 900_000);
}
