import type { Agenda } from '../agenda.ts';
import type { WebhookModes } from './modes.ts';
import { type Update, packed } from './packing.ts';

/** Gathers updates into requests, as the modes say. */
export interface Outbox {
  readonly add: (update: Update) => void;
  /** Updates that wait for others. */
  readonly size: () => number;
}

export function openOutbox(options: {
  readonly modes: () => WebhookModes;
  readonly agenda: Agenda;
  readonly draw: () => number;
  /** Takes one request's payload. */
  readonly send: (payload: object) => void;
}): Outbox {
  const { modes, agenda, draw, send } = options;
  let gathered: Update[] = [];
  let callOff: (() => void) | undefined;
  const flush = (): void => {
    callOff?.();
    callOff = undefined;
    const { shuffle, batch } = modes();
    const updates = shuffle ? shuffled(gathered, draw) : gathered;
    gathered = [];
    for (let from = 0; from < updates.length; from += batch) {
      send(packed(updates.slice(from, from + batch), draw));
    }
  };
  return {
    add(update) {
      const { shuffle, batch, gatherMs } = modes();
      gathered.push(update);
      // In a new order goes what came within the whole span; alone, a full request need not wait for its end.
      if (!shuffle && gathered.length >= batch) flush();
      else callOff ??= agenda.after(gatherMs, flush);
    },
    size: () => gathered.length,
  };
}

/** Fisher and Yates. */
function shuffled<T>(all: readonly T[], draw: () => number): T[] {
  const left = [...all];
  return all.flatMap(() => left.splice(Math.floor(draw() * left.length), 1));
}
