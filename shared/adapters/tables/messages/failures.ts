import * as z from 'zod/mini';
import type { Failures } from '#ports/failures';
import { failureKey, refOf } from '../store/keys.ts';
import type { Store } from '../store/store.ts';
import { json, readBack } from '../store/stored.ts';

/** Errors and characters of each text that are kept. Meta's own are far below. */
const mostErrors = 6;
const longest = 1_000;

const shape = z.object({
  attempt: z.number(),
  errors: json(
    z.array(
      z.object({
        code: z.number(),
        title: z.exactOptional(z.string()),
        details: z.exactOptional(z.string()),
      }),
    ),
  ),
});

/** Meta's words as items of the state table, beside the record of the message. */
export function failures(store: Store): Failures {
  return {
    async keep(ref, attempt, errors) {
      const kept = errors.slice(0, mostErrors).map(({ code, title, details }) => ({
        code,
        ...(title !== undefined && { title: title.slice(0, longest) }),
        ...(details !== undefined && { details: details.slice(0, longest) }),
      }));
      const item = { ...failureKey(refOf(ref), attempt), attempt, errors: JSON.stringify(kept) };
      await store.put({ table: 'state', item, when: 'absent' });
    },
    async of(ref, attempts) {
      const keys = attempts.map((attempt) => failureKey(refOf(ref), attempt));
      const items = keys.length === 0 ? [] : await store.getMany('state', keys);
      return items.flatMap((item) => (item === undefined ? [] : [readBack(shape, item)]));
    },
  };
}
