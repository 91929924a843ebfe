import * as z from 'zod';

import { duration } from './duration-schema.ts';
import { fields } from './fields.ts';
import { id, language, liquid } from './pieces.ts';

const optionId = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{0,39}$/,
    "an option's id is 1 to 40 of a-z, 0-9 and hyphen, and begins with a letter or digit",
  );
const yes = z.literal(true, 'write true or leave it out');

const modeMeans = 'write anyone, everyone, sequential or { quorum: 2 }';

const mode = z.union(
  [
    z.enum(['anyone', 'everyone', 'sequential'], modeMeans),
    fields({
      quorum: z
        .int('write how many must agree, such as 2')
        .min(1, 'at least 1')
        .max(10_000, 'at most 10,000'),
    }),
  ],
  { error: modeMeans },
);

const option = z.union(
  [
    optionId,
    fields({
      id: optionId,
      rejects: z.exactOptional(yes),
      label: z.exactOptional(
        z.record(language, z.string().trim().min(1, 'write a label').max(24, 'at most 24 characters')),
      ),
    }),
  ],
  { error: "write an option's id, or a mapping with id" },
);

const question = fields({
  id: z
    .string()
    .regex(
      /^[A-Za-z][\w-]{0,39}$/,
      "a question's id is 1 to 40 letters, digits, hyphens and underscores, and begins with a letter",
    ),
  kind: z.enum(['number', 'date', 'text'], 'write number, date or text'),
  text: z.record(language, z.string().trim().min(1, 'write a text').max(500, 'at most 500 characters')),
  min: z.exactOptional(z.number()),
  max: z.exactOptional(z.number()),
  after: z.exactOptional(z.array(z.string()).min(1, 'name at least one option').max(10, 'at most 10')),
});

const callback = z.union(
  [fields({ url: liquid }), fields({ taskToken: liquid, heartbeat: z.exactOptional(duration) })],
  { error: 'write a mapping with url, or one with taskToken' },
);

/** What a route asks of those whom it tells. */
export const ask = fields({
  kind: z.enum(['approval', 'acknowledgement', 'reading'], 'write approval, acknowledgement or reading'),
  mode: z.exactOptional(mode),
  options: z.exactOptional(
    z.array(option).min(1, 'write at least one option or leave it out').max(10, 'at most 10 options'),
  ),
  deadline: z.exactOptional(duration),
  rejection: z.exactOptional(z.enum(['ends', 'counts'], 'write ends or counts')),
  reason: z.exactOptional(z.enum(['optional', 'required'], 'write optional or required')),
  questions: z.exactOptional(
    z.array(question).min(1, 'write at least one question or leave it out').max(5, 'at most 5 questions'),
  ),
  except: z.exactOptional(liquid),
  changeable: z.exactOptional(yes),
  again: z.exactOptional(yes),
  handTo: z.exactOptional(id),
  callback: z.exactOptional(callback),
});

export type AskEntry = z.output<typeof ask>;
