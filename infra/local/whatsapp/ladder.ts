import type { Agenda } from './agenda.ts';
import type { AcceptedMessage, KnownMessage } from './messages/message.ts';
import type { State } from './state/state.ts';

export interface Ladder {
  /** `sent` at once and `delivered` later; `failed` instead where a code is given. */
  readonly start: (message: AcceptedMessage, failsWith?: number) => void;
  /** The same, with the first step within this call. */
  readonly startNow: (message: AcceptedMessage, failsWith?: number) => void;
  /** What was sent reaches its phone, if that is on the net and the message's time is not up. */
  readonly arrive: (message: AcceptedMessage) => void;
  /** Takes up what an earlier simulator left on its way. Once, before the first start. */
  readonly resume: () => void;
}

const thirtyDays = 30 * 86_400_000;

/** Lets accepted messages climb. */
export function openLadder(options: {
  readonly state: State;
  readonly agenda: Agenda;
  readonly deliveredAfterMs: number;
  readonly now: () => number;
}): Ladder {
  const { state, agenda, deliveredAfterMs, now } = options;
  const arrive = ({ id, waId, at, type, ttlMs = thirtyDays }: AcceptedMessage): void => {
    if (state.findMessage(id)?.steps.at(-1)?.status !== 'sent') return;
    const { online, chatOpen, receipts } = state.phone(state.homeOf(waId));
    // Nothing follows the `sent` of a reaction, and nobody is told of what was given up.
    if (type === 'reaction' || !online || now() - at > ttlMs) return;
    state.addStep(id, { status: chatOpen && receipts ? 'read' : 'delivered', at: now() });
  };
  const deliver = (message: AcceptedMessage): void =>
    void agenda.after(deliveredAfterMs, () => arrive(message));
  const begin = (message: AcceptedMessage, code?: number): void => {
    if (code !== undefined) return state.addStep(message.id, { status: 'failed', at: now(), code });
    state.addStep(message.id, { status: 'sent', at: now() });
    deliver(message);
  };
  const beginSoon = (message: AcceptedMessage, code?: number): void =>
    void agenda.after(0, () => begin(message, code));
  const resumeOne = (message: KnownMessage): void => {
    const last = message.steps.at(-1)?.status;
    if (last === undefined) beginSoon(message);
    if (last === 'sent') deliver(message);
  };
  return {
    arrive,
    resume() {
      for (const message of state.messages()) resumeOne(message);
    },
    start: beginSoon,
    startNow: begin,
  };
}
