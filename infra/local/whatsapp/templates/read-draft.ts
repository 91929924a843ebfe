import * as z from 'zod';
import type { Refusal } from '../graph/graph-answer.ts';
import { wrongDraft } from './draft-check.ts';
import { TemplateDraft } from './template.ts';

export type ReadDraft =
  | { readonly kind: 'draft'; readonly draft: TemplateDraft }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Reads the body of `POST /<account id>/message_templates`. */
export function readDraft(raw: Readonly<Record<string, unknown>>): ReadDraft {
  const parsed = TemplateDraft.safeParse(upperCased(raw));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = issue?.path.map(String).join('.') ?? '';
    const refusal = {
      code: 100,
      message: `(#100) The parameter ${place} is required or has a wrong value.`,
      userTitle: 'The template cannot be taken',
      userMessage: z.prettifyError(parsed.error),
    };
    return { kind: 'refused', refusal };
  }
  const refusal = wrongDraft(parsed.data) ?? wrongTtl(parsed.data);
  return refusal === undefined ? { kind: 'draft', draft: parsed.data } : { kind: 'refused', refusal };
}

const ttlRanges = {
  UTILITY: [30, 43_200],
  AUTHENTICATION: [30, 900],
  MARKETING: [43_200, 2_592_000],
} as const;

function wrongTtl({ category, message_send_ttl_seconds: ttl }: TemplateDraft): Refusal | undefined {
  const [least, most] = ttlRanges[category];
  if (ttl === undefined || (ttl >= least && ttl <= most) || (ttl === -1 && category !== 'MARKETING'))
    return undefined;
  return {
    code: 100,
    message: `(#100) message_send_ttl_seconds must be from ${least} to ${most} for ${category}.`,
  };
}

/** Meta takes the kinds of parts and buttons, and the category, in either case. */
export function upperCased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(upperCased);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, unknown]) => [
      key,
      words.has(key) && typeof inner === 'string' ? inner.toUpperCase() : upperCased(inner),
    ]),
  );
}

const words = new Set(['type', 'format', 'category', 'parameter_format']);
