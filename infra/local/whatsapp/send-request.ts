import * as z from 'zod';
import type { Refusal } from './graph-answer.ts';
import { dialledDigits } from './whatsapp-id.ts';

const named = { parameter_name: z.exactOptional(z.string()) };

const TemplateParameter = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string(), ...named }),
  z.object({ type: z.literal('currency'), currency: z.object({ fallback_value: z.string() }), ...named }),
  z.object({ type: z.literal('date_time'), date_time: z.object({ fallback_value: z.string() }), ...named }),
  z.object({ type: z.literal('payload'), payload: z.string().min(1).max(256), ...named }),
]);
export type TemplateParameter = z.infer<typeof TemplateParameter>;

const TemplateComponent = z.object({
  type: z.enum(['header', 'body', 'button']),
  sub_type: z.exactOptional(z.enum(['quick_reply'])),
  index: z.exactOptional(z.union([z.string().regex(/^\d$/), z.int().min(0).max(9)])),
  parameters: z.exactOptional(z.array(TemplateParameter).max(64)),
});
export type TemplateComponent = z.infer<typeof TemplateComponent>;

const TemplateSend = z.object({
  recipient_type: z.exactOptional(z.literal('individual')),
  to: z.string(),
  type: z.literal('template'),
  template: z.object({
    name: z.string().min(1).max(512),
    language: z.object({ code: z.string().min(1), policy: z.exactOptional(z.literal('deterministic')) }),
    components: z.exactOptional(z.array(TemplateComponent).max(16)),
  }),
  biz_opaque_callback_data: z.exactOptional(z.string().max(512)),
});

/** A well-formed send of a template. `digits` are those of `to`. */
export interface SendRequest {
  readonly to: string;
  readonly digits: string;
  readonly template: z.infer<typeof TemplateSend>['template'];
  readonly callback?: string;
}

export type ReadSend =
  | { readonly kind: 'send'; readonly send: SendRequest }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

const freeForm = new Set(
  'text image video audio document sticker location contacts reaction interactive'.split(' '),
);

/** Reads the body of `POST /<phone number id>/messages`; nothing is looked up yet. */
export function readSend(body: string): ReadSend {
  const raw = parseObject(body);
  if (raw === undefined) return refuse({ code: 100, details: 'The request body is not a JSON object.' });
  if (raw['messaging_product'] !== 'whatsapp') {
    return refuse({ code: 100, message: '(#100) The parameter messaging_product is required.' });
  }
  if (raw['status'] === 'read')
    return refuse({ code: 131009, details: 'message_id names no message of this number' });
  const type = raw['type'] ?? 'text';
  if (typeof type === 'string' && freeForm.has(type)) return refuseFreeForm(raw);
  const parsed = TemplateSend.safeParse(raw);
  if (!parsed.success) return refuse(schemaRefusal(parsed.error, raw));
  const { to, template, biz_opaque_callback_data: callback } = parsed.data;
  const digits = dialledDigits(to);
  if (digits === undefined) return refuse({ code: 100, details: 'to is not a phone number' });
  return { kind: 'send', send: { to, digits, template, ...(callback !== undefined && { callback }) } };
}

/** Nobody can write to this number yet, so no window is ever open. */
function refuseFreeForm(raw: Readonly<Record<string, unknown>>): ReadSend {
  if (typeof raw['to'] !== 'string') return refuse({ code: 131008, details: 'to' });
  const details =
    'Message failed to send because more than 24 hours have passed since the customer last replied to this number.';
  return refuse({ code: 131047, details });
}

function schemaRefusal(error: z.ZodError, raw: unknown): Refusal {
  const path = error.issues[0]?.path ?? [];
  const missing = valueAt(raw, path) === undefined || valueAt(raw, path) === null;
  return { code: missing ? 131008 : 131009, details: path.map(String).join('.') };
}

function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    raw,
  );
}

function parseObject(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return z.record(z.string(), z.unknown()).safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}

function refuse(refusal: Refusal): ReadSend {
  return { kind: 'refused', refusal };
}
