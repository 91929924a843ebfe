import type { Fault } from './faults.ts';
import type { AcceptedMessage, State } from './state.ts';

export interface Ladder {
  /** `sent` at once and `delivered` later, or `failed` where the fault says so. */
  readonly start: (message: AcceptedMessage, fault?: Fault) => void;
  /** Takes up what an earlier simulator left on its way. Once, before the first start. */
  readonly resume: () => void;
  readonly stop: () => void;
}

/** Lets accepted messages climb. */
export function openLadder(options: {
  readonly state: State;
  readonly deliveredAfterMs: number;
  readonly now: () => number;
}): Ladder {
  const { state, deliveredAfterMs, now } = options;
  const timers = new Set<NodeJS.Timeout>();
  const later = (ms: number, act: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, ms);
    timers.add(timer);
  };
  const deliver = (id: string): void =>
    later(deliveredAfterMs, () => state.addStep(id, { status: 'delivered', at: now() }));
  const send = (id: string): void =>
    later(0, () => {
      state.addStep(id, { status: 'sent', at: now() });
      deliver(id);
    });

  return {
    resume() {
      for (const { id, steps } of state.messages()) {
        const last = steps.at(-1)?.status;
        if (last === undefined) send(id);
        if (last === 'sent') deliver(id);
      }
    },
    start({ id }, fault) {
      if (fault?.kind !== 'failed-status') send(id);
      else later(0, () => state.addStep(id, { status: 'failed', at: now(), code: fault.code }));
    },
    stop() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
