import type { MessagePrice, StatusTold } from '../facts/message-fact.ts';
import type { Instant } from '../instant.ts';
import { parseRef } from '../ref.ts';

/** What Meta says about one attempt of a message. */
export interface ToldStatus {
  /** Name of the business number that it went from. */
  readonly number: string;
  readonly ref: string;
  readonly attempt: number;
  readonly status: string;
  /** See `providerDigest`. */
  readonly providerDigest: string;
  /** By Meta's clock, to the second. */
  readonly happenedAt: Instant;
  /** Of a failed one: the first error's. */
  readonly code?: number;
  /** Those of its other errors. */
  readonly moreCodes?: readonly number[];
  readonly price?: MessagePrice;
}

/** More errors than these are not told in the fact, which stays under 1 KB. */
const mostCodes = 5;

const statusName = /^[a-z_]{1,32}$/;

/** The fact of it; undefined where the ref is none of ours, or the status no word that Meta would say. */
export function statusFact(told: ToldStatus, seenAt: Instant): StatusTold | undefined {
  const ref = parseRef(told.ref);
  if (ref === undefined || !statusName.test(told.status)) return undefined;
  const { record, slice, at, message: thing } = ref;
  const { attempt, status, providerDigest, happenedAt, code, moreCodes = [], price } = told;
  const about = { record, slice, at, thing, attempt, status, providerDigest, happenedAt, seenAt };
  return {
    kind: 'status',
    ...about,
    ...(code !== undefined && { code }),
    ...(moreCodes.length > 0 && { moreCodes: moreCodes.slice(0, mostCodes) }),
    ...(price !== undefined && { price }),
  };
}
