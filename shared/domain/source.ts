import type { PinnedEvent } from './event.ts';
import { isPlainObject, type Plain, type PlainObject, type Scalar } from './plain.ts';

/** A system outside AWS that may report, and how it proves itself. */
export interface Source {
  /** Also the `source` of its events. */
  readonly id: string;
  /** `iam`: it puts its events on the bus by itself, and nothing signed by it is taken at the HTTPS door. */
  readonly signature: 'github' | 'standard-webhooks' | 'iam';
  /** Where its events carry the producer's own id of the event: `detail.eventId`. */
  readonly eventId?: string;
  /** Where they carry a number that grows from event to event: `detail.version`. */
  readonly sequence?: string;
  /** Hosts of its own that may be called with the outcome of an ask: names, in lower case. Absent: none. */
  readonly callbackHosts?: readonly string[];
}

/** The producer's own id where the source names a place for it and the event has it, else the envelope's. */
export function producerId(
  { id, detail }: { id: string; detail: PlainObject },
  source: Source | undefined,
): string {
  const own = valueAt(detail, source?.eventId);
  return own === undefined || own === '' ? id : String(own);
}

/** The producer's own count, where its source names one and the event has it. */
export function sequenceOf(
  { body }: Pick<PinnedEvent, 'body'>,
  source: Source | undefined,
): number | undefined {
  const count = valueAt(body.detail, source?.sequence);
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}

/** A text or number at a path that begins with `detail.`; only an object's own fields are looked at. */
function valueAt(detail: PlainObject, path: string | undefined): Exclude<Scalar, boolean | null> | undefined {
  const [, ...steps] = path?.split('.') ?? [];
  if (steps.length === 0) return undefined;
  const value = steps.reduce<Plain | undefined>(
    (here, step) => (isPlainObject(here) && Object.hasOwn(here, step) ? here[step] : undefined),
    detail,
  );
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}
