import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import type { Invoked } from '../workers/worker.ts';
import { payloadOf } from './payload.ts';
import type { Received } from './payload.ts';
import { routeOf } from './routes.ts';
import type { HttpRoutes, Matched } from './routes.ts';
import { throttleOf } from './throttle.ts';

export interface GatewayPorts {
  readonly account: string;
  /** Calls a function by its name. */
  invoke(functionName: string, event: object): Promise<Invoked>;
  /** Milliseconds since 1970. */
  now(): number;
}

export interface Gateway {
  /** Takes no more requests, and answers those it has. */
  stop(): Promise<void>;
}

interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
const mostBytes = 10 * 1024 * 1024;

/** An HTTP API on 127.0.0.1 that calls the functions behind its routes, as API Gateway does. */
export async function startGateway(port: number, api: HttpRoutes, ports: GatewayPorts): Promise<Gateway> {
  const gates = new Map(
    api.routes.map(({ key, throttle }) => [key, throttleOf(throttle, () => performance.now())]),
  );
  const letsIn = (key: string) => gates.get(key)?.() === true;
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 5_000 }, (request, response) => {
    void serve(request, api, { ...ports, letsIn }).then((reply) => send(response, reply));
  });
  await new Promise<void>((done, fail) => {
    server.once('error', fail).listen({ port, host: '127.0.0.1' }, done);
  });
  return {
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeIdleConnections();
      }),
  };
}

async function serve(
  request: IncomingMessage,
  { apiId, routes }: HttpRoutes,
  ports: GatewayPorts & { letsIn(routeKey: string): boolean },
): Promise<Reply> {
  try {
    const { pathname, search } = new URL(request.url ?? '/', 'http://local');
    const path = decodeURIComponent(pathname);
    const body = await bodyOf(request);
    const method = request.method ?? 'GET';
    const matched = routeOf(routes, method, path);
    if (matched === undefined) return message(404, 'Not Found');
    if (!ports.letsIn(matched.route.key)) return message(429, 'Too Many Requests');
    if (body === undefined) return message(413, 'Request Too Long');
    const received: Received = {
      id: randomUUID(),
      at: ports.now(),
      apiId,
      account: ports.account,
      method,
      path,
      query: search.slice(1),
      headers: request.headers,
      sourceIp: request.socket.remoteAddress ?? '',
      body,
    };
    return await called(received, matched, ports);
  } catch (error) {
    // A path with a broken escape; and a caller that went away, who hears nothing of it.
    return error instanceof URIError || error instanceof TypeError
      ? message(400, 'Bad Request')
      : message(500, 'Internal Server Error');
  }
}

/** All of it is read, also what is too much: a sender that is cut off would see no answer. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size <= mostBytes) chunks.push(bytes);
  }
  return size > mostBytes ? undefined : Buffer.concat(chunks);
}

async function called(received: Received, matched: Matched, ports: GatewayPorts): Promise<Reply> {
  const { functionName, timeoutMs } = matched.route;
  const ended = new AbortController();
  const late = pause(timeoutMs, 'late' as const, { signal: ended.signal }).catch(() => 'late' as const);
  const invoked = await Promise.race([ports.invoke(functionName, payloadOf(received, matched)), late]);
  ended.abort();
  if (invoked === 'late') return message(503, 'Service Unavailable');
  return invoked.kind === 'failed' ? message(500, 'Internal Server Error') : replyOf(invoked.value);
}

const Response = z.object({
  statusCode: z.number().int().min(200).max(599),
  headers: z.record(z.string(), z.coerce.string()).default({}),
  body: z.string().default(''),
  isBase64Encoded: z.boolean().default(false),
});

/** What has no status is a body as a whole. */
function replyOf(value: unknown): Reply {
  const asJson = { 'content-type': 'application/json' };
  if (typeof value !== 'object' || value === null || !('statusCode' in value)) {
    return { status: 200, headers: asJson, body: JSON.stringify(value) };
  }
  const response = Response.safeParse(value);
  if (!response.success) return message(500, 'Internal Server Error');
  const { statusCode: status, headers, body, isBase64Encoded } = response.data;
  return { status, headers, body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8') };
}

function message(status: number, text: string): Reply {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ message: text }) };
}

function send(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, { ...headers });
  response.end(body);
}
