import * as z from 'zod';
import { text } from './field.ts';
import { Media } from './media-content.ts';

const named = { parameter_name: z.exactOptional(z.string()) };

const TemplateParameter = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string(), ...named }),
  z.object({ type: z.literal('currency'), currency: z.object({ fallback_value: z.string() }), ...named }),
  z.object({ type: z.literal('date_time'), date_time: z.object({ fallback_value: z.string() }), ...named }),
  z.object({ type: z.literal('payload'), payload: z.string().min(1).max(256), ...named }),
  z.object({ type: z.literal('coupon_code'), coupon_code: text(15), ...named }),
  z.object({ type: z.literal('image'), image: Media.image, ...named }),
  z.object({ type: z.literal('video'), video: Media.video, ...named }),
  z.object({ type: z.literal('document'), document: Media.document, ...named }),
  z.object({
    type: z.literal('location'),
    location: z.object({ latitude: z.coerce.number(), longitude: z.coerce.number() }),
    ...named,
  }),
]);
export type TemplateParameter = z.infer<typeof TemplateParameter>;

const TemplateComponent = z.object({
  type: z
    .string()
    .toLowerCase()
    .pipe(z.enum(['header', 'body', 'button'])),
  sub_type: z.exactOptional(
    z
      .string()
      .toLowerCase()
      .pipe(z.enum(['quick_reply', 'url', 'copy_code'])),
  ),
  index: z.exactOptional(z.union([z.string().regex(/^\d$/), z.int().min(0).max(9)])),
  parameters: z.exactOptional(z.array(TemplateParameter).max(64)),
});
export type TemplateComponent = z.infer<typeof TemplateComponent>;

export const TemplateContent = z.object({
  name: z.string().min(1).max(512),
  language: z.object({ code: z.string().min(1), policy: z.exactOptional(z.literal('deterministic')) }),
  components: z.exactOptional(z.array(TemplateComponent).max(16)),
});
export type TemplateContent = z.infer<typeof TemplateContent>;
