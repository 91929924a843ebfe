/**
 * A bucket for each key that holds `burst` and gains one every `everyMs`, kept as the one instant at which it would be
 * full again (GCRA). Keys whose bucket is full are forgotten.
 */
export function spacing({ burst, everyMs }: { readonly burst: number; readonly everyMs: number }) {
  const full = new Map<string, number>();
  return {
    /** Whether one may go now. Nothing is taken. */
    allows: (key: string, now: number): boolean => (full.get(key) ?? 0) - now <= (burst - 1) * everyMs,
    take(key: string, now: number): void {
      if (full.size > 50_000) for (const [other, at] of full) if (at <= now) full.delete(other);
      full.set(key, Math.max(full.get(key) ?? 0, now) + everyMs);
    },
  };
}

/** Keys seen within a moving span, at most `most` of them; the span of each begins anew when it is seen again. */
export function movingSet(spanMs: number) {
  const seen = new Map<string, number>();
  const forget = (now: number): void => {
    for (const [key, at] of seen) {
      if (at > now - spanMs) return;
      seen.delete(key);
    }
  };
  return {
    size(now: number): number {
      forget(now);
      return seen.size;
    },
    has(key: string, now: number): boolean {
      forget(now);
      return seen.has(key);
    },
    add(key: string, now: number): void {
      seen.delete(key);
      seen.set(key, now);
    },
  };
}
