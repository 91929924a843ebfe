import * as z from 'zod';
import type { Refusal } from '../graph/graph-answer.ts';
import { dialledDigits } from '../whatsapp-id.ts';
import { Content } from './content.ts';
import { schemaRefusal } from './schema-refusal.ts';

const Envelope = z.object({
  recipient_type: z.exactOptional(z.enum(['individual', 'group'])),
  to: z.exactOptional(z.string()),
  recipient: z.exactOptional(
    z.string().regex(/^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/, 'no business-scoped user id'),
  ),
  context: z.exactOptional(z.object({ message_id: z.string().min(1) })),
  biz_opaque_callback_data: z.exactOptional(z.string().max(512)),
});

const ReadMark = z.object({
  message_id: z.string().min(1),
  typing_indicator: z.exactOptional(z.object({ type: z.literal('text') })),
});

/** Whom a message is for: a number as it was dialled, or a business-scoped user id. */
export type Recipient =
  | { readonly kind: 'phone'; readonly input: string; readonly digits: string }
  | { readonly kind: 'user'; readonly input: string };

/** A well-formed send. */
export interface SendRequest {
  readonly to: Recipient;
  readonly content: Content;
  /** Message that is quoted. */
  readonly quotes?: string;
  readonly callback?: string;
}

export type ReadBody =
  | { readonly kind: 'send'; readonly send: SendRequest }
  /** The message that the business has read. */
  | { readonly kind: 'read'; readonly message: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Reads the body of `POST /<phone number id>/messages`; nothing is looked up yet. */
export function readSend(body: string): ReadBody {
  const raw = parseObject(body);
  if (raw === undefined) return refuse({ code: 100, details: 'The request body is not a JSON object.' });
  if (raw['messaging_product'] !== 'whatsapp') {
    return refuse({ code: 100, message: '(#100) The parameter messaging_product is required.' });
  }
  return raw['status'] === undefined ? readMessage(raw) : readMark(raw);
}

function readMark(raw: Raw): ReadBody {
  if (raw['status'] !== 'read') return refuse({ code: 131009, details: 'status: read is the only one' });
  const parsed = ReadMark.safeParse(raw);
  return parsed.success
    ? { kind: 'read', message: parsed.data.message_id }
    : refuse(schemaRefusal(parsed.error, raw));
}

function readMessage(raw: Raw): ReadBody {
  const envelope = Envelope.safeParse(raw);
  if (!envelope.success) return refuse(schemaRefusal(envelope.error, raw));
  const { recipient_type: group, context, biz_opaque_callback_data: callback } = envelope.data;
  if (group === 'group')
    return refuse({ code: 131009, details: 'recipient_type: this number has no groups' });
  const to = recipientOf(envelope.data);
  if (to === undefined) return refuse({ code: 131008, details: 'to' });
  if (to === 'none') return refuse({ code: 100, details: 'to: no phone number' });
  const typed = { type: 'text', ...raw };
  const content = Content.safeParse(typed);
  if (!content.success) return refuse(schemaRefusal(content.error, typed));
  return {
    kind: 'send',
    send: {
      to,
      content: content.data,
      ...(context !== undefined && { quotes: context.message_id }),
      ...(callback !== undefined && { callback }),
    },
  };
}

/** Where both are given, `to` wins. */
function recipientOf({ to, recipient }: z.infer<typeof Envelope>): Recipient | 'none' | undefined {
  if (to === undefined) return recipient === undefined ? undefined : { kind: 'user', input: recipient };
  const digits = dialledDigits(to);
  return digits === undefined ? 'none' : { kind: 'phone', input: to, digits };
}

type Raw = Readonly<Record<string, unknown>>;

function parseObject(body: string): Raw | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
      ? { ...parsed }
      : undefined;
  } catch {
    return undefined;
  }
}

function refuse(refusal: Refusal): ReadBody {
  return { kind: 'refused', refusal };
}
