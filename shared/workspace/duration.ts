const unit = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** Milliseconds of `30m`, `8h`, `2d`; undefined where the text is none, is zero or is more than thirty days. */
export function parseDuration(text: string): number | undefined {
  const [, count, letter] = /^(\d{1,5})([mhd])$/.exec(text) ?? [];
  if (count === undefined || (letter !== 'm' && letter !== 'h' && letter !== 'd')) return undefined;
  const span = Number(count) * unit[letter];
  return span > 0 && span <= 30 * unit.d ? span : undefined;
}
