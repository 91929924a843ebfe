import * as z from 'zod/mini';

export const id = z.string().check(z.minLength(1));

/** What every outcome says. */
export const outcomeParts = {
  version: z.literal(1),
  /** Names the fact in the ledger: the same fact, published twice, carries the same name. */
  fact: id,
  /** When it happened. Events come in any order: those of one thing are sorted by it. */
  at: z.iso.datetime(),
};

/** The record that it is about: `type` and `key` as its route named them, absent where there is no such record. */
export const record = z.object({ id, type: z.exactOptional(id), key: z.exactOptional(id) });

/** What the outcomes of one message say. */
export const ofMessage = {
  ...outcomeParts,
  record,
  /** Names the message: the same for all its attempts. */
  message: id,
  attempt: z.number().check(z.int(), z.nonnegative()),
  event: z.exactOptional(id),
  route: z.exactOptional(id),
  /** The company's id; absent once the person is erased. */
  person: z.exactOptional(id),
};
