/** What is to happen once the simulator's clock has come so far. */
export interface Agenda {
  /** `ms` from now, and never within this call. The answer calls it off. */
  readonly after: (ms: number, act: () => void) => () => void;
  /** The clock was moved: what is due by now happens now. */
  readonly clockMoved: () => void;
  readonly stop: () => void;
}

/** Node fires at once what is to wait for longer. */
const longestTimer = 2_147_483_647;

interface Entry {
  readonly due: number;
  readonly order: number;
  readonly act: () => void;
  timer: NodeJS.Timeout;
}

/** Goes by timers of this machine, and catches up where the clock is moved ahead of it. */
export function timers(now: () => number): Agenda {
  const entries = new Set<Entry>();
  let order = 0;
  const run = (entry: Entry): void => {
    clearTimeout(entry.timer);
    if (entries.delete(entry)) entry.act();
  };
  return {
    after(ms, act) {
      order += 1;
      const entry: Entry = {
        due: now() + ms,
        order,
        act,
        timer: setTimeout(() => run(entry), Math.min(ms, longestTimer)),
      };
      entries.add(entry);
      return () => {
        clearTimeout(entry.timer);
        entries.delete(entry);
      };
    },
    clockMoved() {
      const due = [...entries].filter((entry) => entry.due <= now());
      for (const entry of due.sort((a, b) => a.due - b.due || a.order - b.order)) run(entry);
    },
    stop() {
      for (const { timer } of entries) clearTimeout(timer);
      entries.clear();
    },
  };
}
