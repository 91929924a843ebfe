import * as z from 'zod';

import { fields } from './fields.ts';
import { id, language } from './pieces.ts';

const words = z
  .array(
    z
      .string()
      .trim()
      .regex(/^[\p{L}\p{M}][\p{L}\p{M}\p{N} '’-]{1,29}$/u, 'a word is 2 to 30 letters, and begins with one'),
  )
  .min(1, 'write at least one word')
  .max(20, 'at most 20 words');

/** What routes are about, as people may refuse it. */
export const category = fields({
  id,
  name: z
    .record(language, z.string().trim().min(1, 'write a name').max(60, 'at most 60 characters'))
    .refine((names) => Object.keys(names).length > 0, 'write a name in at least one language'),
  mandatory: z.exactOptional(
    fields({
      ground: z
        .string('write why the company must, for the auditor')
        .trim()
        .min(10, 'write why the company must, in at least 10 characters')
        .max(500, 'at most 500 characters'),
    }),
  ),
});

/** How people take their consent back and give it. */
export const consent = fields({
  words: z.exactOptional(
    z.record(
      language,
      fields({
        stop: z.exactOptional(words),
        stopAll: z.exactOptional(words),
        start: z.exactOptional(words),
      }),
    ),
  ),
  byCategory: z.exactOptional(z.boolean()),
});

export type CategoryEntry = z.output<typeof category>;
export type ConsentEntry = z.output<typeof consent>;
