import * as z from 'zod';

const example = { example: z.exactOptional(z.unknown()) };

const Header = z.object({
  type: z.literal('HEADER'),
  format: z.enum(['TEXT', 'IMAGE', 'VIDEO', 'DOCUMENT', 'LOCATION']),
  text: z.exactOptional(z.string()),
  ...example,
});

export const TemplateButton = z.discriminatedUnion('type', [
  z.object({ type: z.literal('QUICK_REPLY'), text: z.string() }),
  z.object({ type: z.literal('URL'), text: z.string(), url: z.string(), ...example }),
  z.object({ type: z.literal('PHONE_NUMBER'), text: z.string(), phone_number: z.string() }),
  z.object({ type: z.literal('COPY_CODE'), ...example }),
]);
export type TemplateButton = z.infer<typeof TemplateButton>;

const TemplatePart = z.discriminatedUnion('type', [
  Header,
  z.object({ type: z.literal('BODY'), text: z.string(), ...example }),
  z.object({ type: z.literal('FOOTER'), text: z.string() }),
  z.object({ type: z.literal('BUTTONS'), buttons: z.array(TemplateButton) }),
]);
export type TemplatePart = z.infer<typeof TemplatePart>;

export const Category = z.enum(['UTILITY', 'MARKETING', 'AUTHENTICATION']);
export type Category = z.infer<typeof Category>;

/** What the author of a template decides, as Meta's API has it. */
export const TemplateDraft = z.object({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/, 'lower-case letters, digits and _ only, at most 512'),
  language: z.string().regex(/^[a-z]{2,3}(_[A-Z]{2,3})?$/, 'no language code'),
  category: Category,
  parameter_format: z.exactOptional(z.enum(['NAMED', 'POSITIONAL'])),
  components: z.array(TemplatePart),
  message_send_ttl_seconds: z.exactOptional(z.int()),
});
export type TemplateDraft = z.infer<typeof TemplateDraft>;

export const TemplateStatus = z.enum([
  'APPROVED',
  'PENDING',
  'REJECTED',
  'PAUSED',
  'DISABLED',
  'IN_APPEAL',
  'LIMIT_EXCEEDED',
  'ARCHIVED',
]);
export type TemplateStatus = z.infer<typeof TemplateStatus>;

export const Quality = z.enum(['GREEN', 'YELLOW', 'RED', 'UNKNOWN']);
export type Quality = z.infer<typeof Quality>;

export const rejectionReasons = [
  'INVALID_FORMAT',
  'ABUSIVE_CONTENT',
  'INCORRECT_CATEGORY',
  'TAG_CONTENT_MISMATCH',
  'PROMOTIONAL',
  'SCAM',
] as const;

/** A template in one language, and what became of it. */
export const KnownTemplate = TemplateDraft.extend({
  /** Digits. */
  id: z.string(),
  status: TemplateStatus,
  quality: Quality,
  rejectedReason: z.exactOptional(z.enum(rejectionReasons)),
  /** Whether it came from the workspace, without a review. */
  given: z.boolean(),
  /** When it was changed while it was approved, milliseconds since 1970. */
  edits: z.array(z.number()),
});
export type KnownTemplate = z.infer<typeof KnownTemplate>;

/** The part of that type, where the template has one. */
export function partOf<T extends TemplatePart['type']>(
  { components }: Pick<TemplateDraft, 'components'>,
  type: T,
): Extract<TemplatePart, { readonly type: T }> | undefined {
  return components.find((part): part is Extract<TemplatePart, { readonly type: T }> => part.type === type);
}

export function buttonsOf(template: Pick<TemplateDraft, 'components'>): readonly TemplateButton[] {
  return partOf(template, 'BUTTONS')?.buttons ?? [];
}

/** The names, or the numbers, of the variables of a text, each once, in their order. */
export function variablesOf(written: string): readonly string[] {
  return [...new Set(Array.from(written.matchAll(/\{\{\s*(\w+)\s*\}\}/g), ([, name = '']) => name))];
}
