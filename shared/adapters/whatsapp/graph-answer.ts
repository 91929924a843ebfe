import * as z from 'zod/mini';
import type { SendAnswer } from '#domain/send-answer';

/** A message id of Meta's has about 60 characters; what is longer than this is none, and would not fit a table's key. */
const longestId = 1024;

const Taken = z.object({
  messages: z.tuple(
    [z.object({ id: z.string().check(z.minLength(1), z.maxLength(longestId)) })],
    z.unknown(),
  ),
});

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
 * What an HTTP answer means. A gateway on the way may answer in Meta's place, in HTML or with nothing, after Meta
 * has taken the message: whatever is no Graph answer is a doubt, whichever status it carries.
 */
export function graphAnswer(httpStatus: number, body: Uint8Array): SendAnswer {
  const answer = jsonOf(body);
  const taken = Taken.safeParse(answer);
  if (taken.success && httpStatus >= 200 && httpStatus < 300) {
    return { kind: 'accepted', providerId: taken.data.messages[0].id };
  }
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
