import type { PostedProblem } from '#contracts/posted-events';

/** Why a request or one of its events is not taken. */
export type Reason =
  | PostedProblem
  | 'unsigned'
  | 'not-utf8'
  | 'header-missing'
  | 'no-events'
  | 'too-many-events'
  | 'id-repeated'
  | 'refused-by-bus'
  | 'bus-failed';

/** What the sender hears. */
export interface Answer {
  readonly status: 202 | 207 | 400 | 401 | 413 | 503;
  readonly body: object;
  /** For the log; absent where this request is not to be logged. */
  readonly said?: Said;
}

interface Said {
  readonly kind: string;
  readonly source?: string;
  readonly reason?: string;
  readonly field?: string;
  readonly accepted?: number;
  readonly refused?: number;
}

/** What became of one event: its id in the ledger, or why it was not taken. */
export type Result =
  | { readonly status: 'accepted'; readonly event: string }
  | { readonly status: 'refused'; readonly reason: Reason; readonly field?: string };

/** What to do about it, for whoever reads the sender's log of deliveries. */
const remedies: Readonly<Record<Reason, string>> = {
  unsigned: 'Sign the request with a secret of this source, and check its id in the path and its clock.',
  'too-large':
    'A request is at most 1 MiB and an event a little less: send fewer in one, or a link in its detail.',
  'not-utf8': 'Send the body as UTF-8.',
  'not-json': 'Send JSON. For a GitHub webhook, set its content type to application/json.',
  'header-missing': 'Send this header with 1 to 200 visible ASCII characters; an id is the same at each try.',
  'no-events': 'Send at least one event.',
  'too-many-events': 'Send at most 500 events in one request.',
  'not-an-event':
    'Send { "detail-type": text of 1 to 128 characters, "detail": object, "time": ISO 8601 or absent, "id": text or absent }; ' +
    '"type", "data" and "timestamp" will do as well.',
  'too-deep': 'Nest objects and lists at most 100 levels deep.',
  'id-repeated': 'Give each event of a request an id of its own, or none.',
  'refused-by-bus':
    'EventBridge refuses this event: look at its time, its detail-type and its detail. Sent again unchanged, it is refused again.',
  'bus-failed': 'Send the same request again, with the same ids: what was taken already is not taken twice.',
};

/** The whole request is not taken. */
export function refusal(reason: Reason, { source, field }: Pick<Said, 'source' | 'field'>): Answer {
  const named = field === undefined ? {} : { field };
  return {
    status: statusOf(reason),
    body: { error: { reason, ...named, remedy: remedies[reason] } },
    said: { kind: 'refused', reason, ...named, ...(source !== undefined && { source }) },
  };
}

/** Each event of the request has its own result. */
export function answerOf(
  results: readonly Result[],
  { source, isBatch }: { readonly source: string; readonly isBatch: boolean },
): Answer {
  const [first] = results;
  if (!isBatch && first?.status === 'refused') return refusal(first.reason, { source, ...fieldOf(first) });
  const accepted = results.filter(({ status }) => status === 'accepted').length;
  const refused = results.length - accepted;
  return {
    status: refused === 0 ? 202 : accepted === 0 ? 400 : 207,
    body: isBatch ? { results: results.map(told) } : { ...first },
    said: { kind: 'answered', source, accepted, refused },
  };
}

function told(result: Result, index: number): object {
  return result.status === 'accepted'
    ? { index, ...result }
    : { index, ...result, remedy: remedies[result.reason] };
}

function fieldOf({ field }: { readonly field?: string }): { readonly field?: string } {
  return field === undefined ? {} : { field };
}

function statusOf(reason: Reason): Answer['status'] {
  if (reason === 'unsigned') return 401;
  if (reason === 'too-large') return 413;
  return reason === 'bus-failed' ? 503 : 400;
}
