/** At most so many within a second, whenever that begins: no burst is lent. */
export function perSecond(most: number) {
  const taken: number[] = [];
  const forget = (now: number): void => {
    while ((taken[0] ?? Infinity) <= now - 1_000) taken.shift();
  };
  return {
    /** Whether one may go now. Nothing is taken. */
    allows(now: number): boolean {
      forget(now);
      return taken.length < most;
    },
    take(now: number): void {
      forget(now);
      taken.push(now);
    },
  };
}
