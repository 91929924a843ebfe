import * as z from 'zod/mini';
import { id, outcomeParts, record } from './outcome-parts.ts';

const count = z.number().check(z.int(), z.nonnegative());
const time = z.iso.datetime();

const answer = z.object({
  /** The company's id; absent once the person is erased. */
  person: z.exactOptional(id),
  standsFor: z.exactOptional(id),
  option: id,
  at: time,
});

export const askKind = z.enum(['approval', 'acknowledgement', 'reading']);

/** What every outcome of an ask says. */
export const ofAsk = {
  ...outcomeParts,
  record,
  /** Names the ask: the same for all its outcomes. */
  ask: id,
  event: id,
  route: id,
  mode: z.enum(['anyone', 'everyone', 'quorum', 'sequential']),
  /** How many may answer. */
  people: count,
  askedAt: time,
  /** Until when an answer counts. */
  deadline: z.exactOptional(time),
  /** How many chose each option: where the mode counts. */
  tally: z.exactOptional(z.record(z.string(), count)),
  /** Who chose what: where the mode counts, and at most 200 people were asked. */
  answers: z.exactOptional(z.readonly(z.array(answer))),
};

/** What an outcome says of the answer that it comes of. */
export const ofAnswer = {
  ...ofAsk,
  /** The option's id; absent where several were chosen, and none of them decided alone. */
  option: z.exactOptional(id),
  /** The company's id of who answered; absent once the person is erased. */
  by: z.exactOptional(id),
  /** The company's id of whose place they have. */
  standsFor: z.exactOptional(id),
  /** `command`: entered by an operator in their name. */
  through: z.enum(['tap', 'command']),
  /** That somebody said why, and how; `text` only where the workspace publishes reasons, and in a call-back. */
  reason: z.exactOptional(
    z.object({ given: z.enum(['text', 'media', 'erased']), text: z.exactOptional(z.string()) }),
  ),
  /** What was asked after the tap, by the names that the route gives; texts as `reason.text`. */
  fields: z.exactOptional(z.record(z.string(), z.union([z.string(), z.number()]))),
};
