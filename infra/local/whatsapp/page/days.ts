const date = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long', year: 'numeric' });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });

/** Names the calendar day of a moment here: today, yesterday, or its date. */
export function dayName(at: number, now: number): string {
  const ago = Math.round((midnight(now) - midnight(at)) / 86_400_000);
  if (ago !== 0 && ago !== 1) return date.format(at);
  const name = relative.format(-ago, 'day');
  return name.slice(0, 1).toLocaleUpperCase() + name.slice(1);
}

/** The first instant of a moment's calendar day here: the same for all moments of that day. */
export function midnight(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
