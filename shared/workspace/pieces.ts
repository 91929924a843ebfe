import { companyId } from '#domain/people/person';
import * as z from 'zod';

/** What the fields of a workspace are made of. */

export const id = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9._-]{0,63}$/,
    'an id is 1 to 64 of a-z, 0-9, dot, hyphen and underscore, and begins with a letter or digit',
  );
export const name = z.string().trim().min(1, 'write a name').max(200, 'at most 200 characters');
export const person = z
  .string()
  .regex(companyId, "a person's company id is 1 to 64 letters, digits, dots, hyphens, underscores or @");
export const language = z
  .string()
  .regex(/^[a-z]{2,3}(_[A-Z]{2})?$/, 'write a language code as Meta spells it, such as pt_BR or en');
export const timeZone = z
  .string()
  .refine(isTimeZone, 'unknown time zone; write an IANA name such as America/Sao_Paulo');
export const liquid = z.string().min(1, 'write a text').max(2_048, 'at most 2,048 characters');
export const parameterName = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,63}$/, 'a parameter is named in lower_snake');
export const fieldName = z
  .string()
  .regex(/^[A-Za-z_][\w.-]{0,63}$/, 'a field name is 1 to 64 letters, digits, dots, hyphens and underscores');
/** The last label is no number, so that no address is one. */
export const host = z
  .string()
  .max(253, 'at most 253 characters')
  .regex(
    /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
    "write a host's full name in lower case, such as erp.example.com, without https://, port or *",
  );

/** Offsets such as `+03:00` are no zones: they know no summer time. */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).format(0) !== '';
  } catch {
    return false;
  }
}
