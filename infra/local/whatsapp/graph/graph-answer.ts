import { errorEntry, passing, throttles } from './error-titles.ts';

/** Why a call is refused, in Meta's terms. */
export interface Refusal {
  readonly code: number;
  readonly subcode?: number;
  /** The code's own where absent. */
  readonly httpStatus?: number;
  readonly type?: 'OAuthException' | 'GraphMethodException';
  /** Stands instead of `(#code) title`. */
  readonly message?: string;
  readonly details?: string;
  /** What the dashboard would show a person. */
  readonly userTitle?: string;
  readonly userMessage?: string;
  /** Stands beside the error: what was done nevertheless. */
  readonly beside?: object;
}

/** What goes back over the wire. */
export interface GraphAnswer {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

export interface Trace {
  readonly id: string;
  /** Version prefix of the call, `v25.0`. */
  readonly version: string;
  readonly wabaId: string;
}

/** An error object as the Graph API writes it. OAuth errors have no `error_data`. */
export function refusedAnswer(refusal: Refusal, trace: Trace): GraphAnswer {
  const { code, subcode, type = 'OAuthException', details } = refusal;
  const { title, httpStatus = 400 } = errorEntry(code);
  const error = {
    message: refusal.message ?? `(#${code}) ${title}`,
    type,
    code,
    ...(subcode !== undefined && { error_subcode: subcode }),
    ...(details !== undefined && { error_data: { messaging_product: 'whatsapp', details } }),
    ...(refusal.userTitle !== undefined && { error_user_title: refusal.userTitle }),
    ...(refusal.userMessage !== undefined && { error_user_msg: refusal.userMessage }),
    ...(passing.has(code) && { is_transient: true }),
    fbtrace_id: trace.id,
  };
  const answer = jsonAnswer(refusal.httpStatus ?? httpStatus, { ...refusal.beside, error }, trace);
  return throttles.has(code) ? { ...answer, headers: { ...answer.headers, ...usage(trace) } } : answer;
}

/** What a proxy in front of Meta says when it gives up. */
export function htmlAnswer(status: number): GraphAnswer {
  const body = `<!DOCTYPE html><html><head><title>Error</title></head><body><h1>${status}</h1></body></html>`;
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

export function jsonAnswer(status: number, body: object, trace: Trace): GraphAnswer {
  const headers = {
    'content-type': 'application/json; charset=UTF-8',
    'facebook-api-version': trace.version,
    'x-fb-request-id': trace.id,
    'x-fb-trace-id': trace.id,
  };
  return { status, headers, body: JSON.stringify(body) };
}

function usage(trace: Trace): { readonly 'x-business-use-case-usage': string } {
  const entry = {
    type: 'whatsapp',
    call_count: 100,
    total_cputime: 25,
    total_time: 25,
    estimated_time_to_regain_access: 1,
  };
  return { 'x-business-use-case-usage': JSON.stringify({ [trace.wabaId]: [entry] }) };
}
