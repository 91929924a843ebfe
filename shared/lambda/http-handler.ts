import * as z from 'zod/mini';
import { errorFields } from './error-fields.ts';
import type { LogFields } from './log.ts';
import { once } from './once.ts';
import { type Shell, inShell, shell } from './shell.ts';

export interface HttpStep {
  readonly step: string;
  /** Builds the step's ports: once per cold start, when the first request comes. */
  readonly build: (around: Shell) => Promise<(request: HttpRequest) => Promise<HttpAnswer>>;
}

export interface HttpRequest {
  /** The gateway's id of the request. */
  readonly delivery: string;
  /** `POST` */
  readonly method: string;
  /** The variables of the route's path, decoded. */
  readonly path: Readonly<Record<string, string>>;
  /** What stands behind the question mark, decoded; a name that is there twice has both values, with a comma between. */
  readonly query: Readonly<Record<string, string>>;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  /** To the byte as it was sent. */
  readonly body: Uint8Array;
}

export interface HttpAnswer {
  readonly status: number;
  /** An object is sent as JSON, a text as it is. */
  readonly body: object | string;
  /** For the log; absent where the request is not to be logged. */
  readonly said?: LogFields & { readonly kind: string };
}

interface HttpResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html, format 2.0 */
const Call = z.object({
  version: z.literal('2.0'),
  headers: z.optional(z.record(z.string(), z.string())),
  pathParameters: z.optional(z.record(z.string(), z.string())),
  queryStringParameters: z.optional(z.record(z.string(), z.string())),
  requestContext: z.object({ requestId: z.string(), http: z.object({ method: z.string() }) }),
  body: z.optional(z.string()),
  isBase64Encoded: z.boolean(),
});

/**
 * A Lambda handler for a route of an HTTP API. Where the step throws, the caller is told to try again: whatever it was, it
 * was not the request.
 */
export function httpHandler(
  { step, build }: HttpStep,
  around: Shell = shell(),
): (event: unknown, context?: object) => Promise<HttpResponse> {
  const work = once(() => build(around));
  return inShell(step, around, async (event) => {
    const call = Call.parse(event);
    const ids = { step, delivery: call.requestContext.requestId };
    try {
      const { status, body, said } = await (await work())(requestOf(call));
      if (said !== undefined) around.log('info', 'request answered', { ...said, ...ids, status });
      return responseOf(status, body);
    } catch (error) {
      around.log('error', 'request failed', { ...ids, error: errorFields(error) });
      return responseOf(503, tryAgain);
    }
  });
}

const tryAgain = {
  error: { reason: 'unavailable', remedy: 'Send the same request again, with the same ids.' },
};

/** What there is none of, the gateway leaves out. */
function requestOf(call: z.infer<typeof Call>): HttpRequest {
  const { requestContext, headers = {}, body = '', isBase64Encoded } = call;
  return {
    delivery: requestContext.requestId,
    method: requestContext.http.method,
    path: call.pathParameters ?? {},
    query: call.queryStringParameters ?? {},
    headers: new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'),
  };
}

function responseOf(status: number, body: object | string): HttpResponse {
  const isText = typeof body === 'string';
  return {
    statusCode: status,
    headers: {
      'content-type': isText ? 'text/plain; charset=utf-8' : 'application/json',
      'cache-control': 'no-store',
      // What is text stays text, whatever a browser would make of it.
      ...(isText && { 'x-content-type-options': 'nosniff' }),
      ...(status === 503 && { 'retry-after': '5' }),
    },
    body: isText ? body : JSON.stringify(body),
  };
}
