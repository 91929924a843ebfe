import type { Agenda } from '#infra/local/whatsapp/agenda';

interface Entry {
  readonly due: number;
  readonly act: () => void;
}

/** A clock that stands still until it is stepped to the next thing that is due. */
export function steppedAgenda(start: number) {
  let now = start;
  const entries = new Set<Entry>();
  const next = (): Entry | undefined => [...entries].sort((a, b) => a.due - b.due)[0];
  const agenda: Agenda = {
    after(ms, act) {
      const entry = { due: now + ms, act };
      entries.add(entry);
      return () => entries.delete(entry);
    },
    clockMoved: () => {},
    stop: () => entries.clear(),
  };
  const step = (): void => {
    const entry = next();
    if (entry === undefined) return;
    entries.delete(entry);
    now = Math.max(now, entry.due);
    entry.act();
  };
  return {
    agenda,
    now: () => now,
    waits: () => entries.size > 0,
    /** The next thing happens, at its time. */
    step,
    /** So many milliseconds go by, with everything that is due within them. */
    pass(ms: number): void {
      const end = now + ms;
      while ((next()?.due ?? Infinity) <= end) step();
      now = end;
    },
  };
}
