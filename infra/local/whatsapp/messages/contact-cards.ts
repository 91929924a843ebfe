import * as z from 'zod';
import { atField } from './field.ts';

const words = z.exactOptional(z.string().min(1));
const Name = z
  .object({
    formatted_name: z.string().min(1),
    first_name: words,
    last_name: words,
    middle_name: words,
    suffix: words,
    prefix: words,
  })
  .check(
    atField<{ readonly first_name?: string }>(
      'first_name',
      'formatted_name needs one more part of the name',
      ({ ...parts }) => Object.values(parts).filter((part) => part !== undefined).length > 1,
    ),
  );

/** One to five cards. */
export const ContactCards = z
  .array(
    z.object({
      name: Name,
      phones: z.exactOptional(z.array(z.object({ phone: z.string(), wa_id: words, type: words }))),
    }),
  )
  .min(1)
  .max(5);
