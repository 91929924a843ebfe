import type { Answered } from '#domain/facts/ask-fact';
import type { Fact, RecordFact } from '#domain/facts/fact';
import type { Accepted, Refused } from '#domain/facts/message-fact';
import type { Replied } from '#domain/facts/reply-fact';
import type { PlanSlot } from '#domain/facts/routing-fact';
import type { Instant } from '#domain/instant';

/** The append-only book of facts. Each is put once and never changed; each read verifies the fact's MAC. */
export interface Ledger {
  /** Puts the fact if its place is free; answers with the fact that stands there. */
  put<F extends Fact>(fact: F): Promise<F>;
  /** The answer that an attempt of a message got, if one was put. */
  answerOf(ref: string, attempt: number): Promise<Accepted | Refused | undefined>;
  /** All facts of a message in the order of its story; none where it has no slot. */
  ofMessage(ref: string): Promise<readonly RecordFact[]>;
  /** Facts of a record, oldest first, one page of at most `limit`. Of a notice in slices: its header alone. */
  ofRecord(record: string, page?: PageRequest): Promise<FactPage<RecordFact>>;
  /** The same for a slice, from 1, of the notices about a record. */
  ofSlice(of: SliceOf, page?: PageRequest): Promise<FactPage<RecordFact>>;
  /** Plan slots, replies and answers of a person within a period, oldest first. Read from an index: may lag by seconds. */
  ofPerson(
    person: string,
    period: Period,
    page?: PageRequest,
  ): Promise<FactPage<PlanSlot | Replied | Answered>>;
}

export interface SliceOf {
  readonly record: string;
  readonly slice: number;
}

export interface Period {
  readonly from: Instant;
  readonly to: Instant;
}

export interface PageRequest {
  /** 1 to 1,000; 200 where absent. */
  readonly limit?: number;
  /** What the page before gave as `next`. */
  readonly after?: string;
}

export interface FactPage<F> {
  readonly facts: readonly F[];
  readonly next?: string;
}
