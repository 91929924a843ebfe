import type { AcceptedMessage, KnownMessage } from './message.ts';
import type { State } from './state.ts';

export interface Ladder {
  /** `sent` at once and `delivered` later; `failed` instead where a code is given. */
  readonly start: (message: AcceptedMessage, failsWith?: number) => void;
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
  const deliver = ({ id, type }: AcceptedMessage): void => {
    // Nothing follows the `sent` of a reaction.
    if (type !== 'reaction')
      later(deliveredAfterMs, () => state.addStep(id, { status: 'delivered', at: now() }));
  };
  const send = (message: AcceptedMessage): void =>
    later(0, () => {
      state.addStep(message.id, { status: 'sent', at: now() });
      deliver(message);
    });
  const resumeOne = (message: KnownMessage): void => {
    const last = message.steps.at(-1)?.status;
    if (last === undefined) send(message);
    if (last === 'sent') deliver(message);
  };

  return {
    resume() {
      for (const message of state.messages()) resumeOne(message);
    },
    start(message, code) {
      if (code === undefined) send(message);
      else later(0, () => state.addStep(message.id, { status: 'failed', at: now(), code }));
    },
    stop() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
