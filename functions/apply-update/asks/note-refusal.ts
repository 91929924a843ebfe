import type { AnswerRefused } from '#domain/facts/ask-fact';
import { formatRef } from '#domain/ref';
import type { Applying } from '../applying.ts';
import type { PinnedInbound } from '#ports/inbounds';

/** Which inbound was refused, and about which record. */
export interface Refused {
  readonly pinned: Pick<PinnedInbound, 'thing' | 'person' | 'at' | 'seenAt'>;
  readonly record: string;
}

/** The refusal of an inbound that stands: what did not count when it came does not count when it comes again. */
export async function standingRefusal(
  { pinned: { at, thing }, record }: Refused,
  { ports }: Applying,
): Promise<AnswerRefused | undefined> {
  const facts = await ports.ledger.ofMessage(formatRef({ record, slice: 0, at, message: thing }));
  return facts.find((fact) => fact.kind === 'answer-refused');
}

/** The fact that an answer does not count. */
export async function noteRefusal(
  { pinned, record }: Refused,
  refusal: Pick<AnswerRefused, 'ask' | 'to' | 'option' | 'reason'>,
  { ports }: Applying,
): Promise<void> {
  const { thing, person, at, seenAt } = pinned;
  const about = { record, slice: 0, at, thing, person, happenedAt: at, seenAt };
  await ports.ledger.put({ kind: 'answer-refused', ...about, ...refusal });
}
