import type { Refusal, Trace } from './graph-answer.ts';

/** One HTTP request to the Graph API. */
export interface GraphCall {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization?: string;
  readonly contentType?: string;
  readonly body: Buffer;
  /** Where the caller found the simulator, `http://127.0.0.1:4780`. */
  readonly origin: string;
}

/** A call whose token is good and whose object exists. */
export interface GraphRequest {
  readonly call: GraphCall;
  /** Id of the object that the path names. */
  readonly object: string;
  readonly trace: Trace;
}

export type GraphReply =
  | { readonly kind: 'ok'; readonly body: object }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export function ok(body: object): GraphReply {
  return { kind: 'ok', body };
}

export function refuse(refusal: Refusal): GraphReply {
  return { kind: 'refused', refusal };
}

/** The body as a JSON object, or as the form that some clients send; undefined where it is neither. */
export function parseBody({
  body,
  contentType = '',
}: GraphCall): Readonly<Record<string, unknown>> | undefined {
  const text = body.toString('utf8');
  if (contentType.startsWith('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  if (text.trim() === '') return {};
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
      ? Object.fromEntries(Object.entries(parsed))
      : undefined;
  } catch {
    return undefined;
  }
}

/** Only the fields that the caller asked for with `fields=`, and always the id; all where nothing was asked for. */
export function pickFields(body: Readonly<Record<string, unknown>>, query: URLSearchParams): object {
  const asked = query.get('fields');
  if (asked === null || asked === '') return body;
  const names = new Set(['id', ...asked.split(',').map((name) => name.trim().replace(/[.{(].*$/s, ''))]);
  return Object.fromEntries(Object.entries(body).filter(([name]) => names.has(name)));
}
