import type { Instant } from './instant.ts';
import { saidByFact } from './outcomes/outcome-detail.ts';
import { canonical, isPlainObject, type Plain, type PlainObject } from './plain.ts';

/** What a business system reports, in the shape of EventBridge's envelope. */
export interface BusinessEvent {
  readonly source: string;
  readonly detailType: string;
  readonly detail: PlainObject;
  /** When the source says it happened: ISO 8601, as it came. */
  readonly time: string;
  /** The envelope's id. Unique for its source only. */
  readonly id: string;
}

/** An event as it was first seen: whoever handles it again uses this moment and this workspace version. */
export interface PinnedEvent {
  /** 22 characters, see `eventId`. */
  readonly id: string;
  readonly body: BusinessEvent;
  readonly decidedAt: Instant;
  readonly version: string;
  /** 16 random characters from which the salts of all that follows are derived. */
  readonly salt: string;
}

/** What patterns and texts see of an event: the envelope's own fields under their own names, nothing else. */
export function envelopeOf(event: BusinessEvent): PlainObject {
  return {
    source: event.source,
    'detail-type': event.detailType,
    detail: event.detail,
    time: event.time,
    id: event.id,
  };
}

/** Whether an event is one of our own. No other system may report under such a source. */
export function isOurs(source: string): boolean {
  return source.startsWith('chasqui.');
}

/** Whether two events under one id say the same. Their times may differ: a source that tries again writes its own. */
export function isSameEvent(one: BusinessEvent, other: BusinessEvent): boolean {
  return one.detailType === other.detailType && canonical(saidBy(one)) === canonical(saidBy(other));
}

/** An outcome is pinned with its record, which is another at each look. */
function saidBy({ source, detail }: BusinessEvent): Plain {
  const { outcome } = detail;
  return isOurs(source) && isPlainObject(outcome) ? saidByFact(outcome) : detail;
}
