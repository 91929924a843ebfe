import * as z from 'zod';
import { lengthOf } from '#domain/outbound/template-text';

/** A text of 1 to `max` characters, counted as people count them. */
export function text(max: number) {
  return z
    .string()
    .min(1)
    .refine((value) => lengthOf(value) <= max, { error: `longer than ${max} characters` });
}

/** An address that a phone can open, of at most 2,000 characters. */
export const webAddress = z.url({ protocol: /^https?$/, error: 'no http or https address' }).max(2_000);

/** Adds a problem at one field of an object. Where the field is absent it counts as missing, else as wrong. */
export function atField<T>(field: string, message: string, holds: (value: T) => boolean) {
  return z.refine<T>(holds, { path: [field], error: message });
}
