import type { Tally } from '#domain/asks/ask';

/** `2 approve, 1 reject`, by the option's id; undefined where nobody has answered. */
export function tallyWords(tally: Tally): string | undefined {
  const counts = Object.entries(tally).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return counts.length === 0 ? undefined : counts.map(([option, count]) => `${count} ${option}`).join(', ');
}
