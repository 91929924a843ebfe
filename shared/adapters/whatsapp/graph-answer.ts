import * as z from 'zod/mini';
import type { GraphError, NoAnswer, ReadAnswer, SendAnswer } from '#domain/outbound/send-answer';

/** A message id of Meta's has about 60 characters; what is longer than this is none, and would not fit a table's key. */
const longestId = 1024;

const Taken = z.object({
  messages: z.tuple(
    [z.object({ id: z.string().check(z.minLength(1), z.maxLength(longestId)) })],
    z.unknown(),
  ),
  contacts: z.optional(z.unknown()),
});

/** What the answer tells of the one it was for. Whatever is odd here is left out: the message is taken all the same. */
const Contacts = z.tuple(
  [z.object({ wa_id: z.optional(z.unknown()), user_id: z.optional(z.unknown()) })],
  z.unknown(),
);

const Marked = z.object({ success: z.literal(true) });

/** Only the code counts: whatever is odd beside it is left out. */
const Failure = z.object({
  error: z.object({
    code: z.number(),
    error_subcode: z.optional(z.unknown()),
    is_transient: z.optional(z.unknown()),
    fbtrace_id: z.optional(z.unknown()),
  }),
});

/**
 * What the HTTP answer to a message means. A gateway on the way may answer in Meta's place, in HTML or with nothing,
 * after Meta has taken the message: whatever is no Graph answer is a doubt, whichever status it carries.
 */
export function sendAnswer(httpStatus: number, body: Uint8Array): SendAnswer {
  const answer = jsonOf(body);
  const taken = Taken.safeParse(answer);
  if (taken.success && isGood(httpStatus)) {
    return { kind: 'accepted', providerId: taken.data.messages[0].id, ...namesIn(taken.data.contacts) };
  }
  return failureOf(httpStatus, answer);
}

function namesIn(contacts: unknown): { readonly waId?: string; readonly userId?: string } {
  const read = Contacts.safeParse(contacts);
  if (!read.success) return {};
  const [{ wa_id: waId, user_id: userId }] = read.data;
  return {
    ...(typeof waId === 'string' && { waId }),
    ...(typeof userId === 'string' && { userId }),
  };
}

/** What the HTTP answer to a mark of reading means. */
export function readAnswer(httpStatus: number, body: Uint8Array): ReadAnswer {
  const answer = jsonOf(body);
  const marked = Marked.safeParse(answer).success && isGood(httpStatus);
  return marked ? { kind: 'marked' } : failureOf(httpStatus, answer);
}

function isGood(httpStatus: number): boolean {
  return httpStatus >= 200 && httpStatus < 300;
}

function failureOf(httpStatus: number, answer: unknown): GraphError | NoAnswer {
  const failure = Failure.safeParse(answer);
  if (!failure.success) return { kind: 'doubt', reason: 'no-graph-answer', httpStatus };
  const { code, error_subcode: subcode, is_transient: transient, fbtrace_id: traceId } = failure.data.error;
  return {
    kind: 'error',
    code,
    httpStatus,
    transient: transient === true,
    ...(typeof subcode === 'number' && { subcode }),
    ...(typeof traceId === 'string' && { traceId: traceId.slice(0, 100) }),
  };
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}
