import type { PlainObject } from '#domain/plain';

/** An event that a system outside AWS handed in, on its way to the bus. */
export interface ArrivedEvent {
  readonly source: string;
  readonly detailType: string;
  readonly detail: PlainObject;
  /** ISO 8601; absent: now. */
  readonly time?: string;
  /** The producer's own: the same at each try. */
  readonly id: string;
}

/** What became of one event. */
export type IntakeOutcome =
  | { readonly kind: 'taken' }
  /** It never will be. */
  | { readonly kind: 'refused'; readonly code: string }
  /** It may be, another time. */
  | { readonly kind: 'failed'; readonly code: string };

/** The way to the bus for events of others. */
export interface Intake {
  /** Answers for each event, in order. Throws where the bus cannot be reached. */
  put(events: readonly ArrivedEvent[]): Promise<readonly IntakeOutcome[]>;
}
