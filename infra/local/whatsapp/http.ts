import type { IncomingMessage, ServerResponse } from 'node:http';

/** The request's body; undefined where it is longer than `limit` bytes. Throws where the caller hangs up. */
export async function readBytes(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > limit) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

export async function readBody(request: IncomingMessage, limit: number): Promise<string | undefined> {
  return (await readBytes(request, limit))?.toString('utf8');
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(body));
}

/** Tells the caller what is wrong and ends the connection, whose unread rest nobody wants. */
export function sendTooLarge(response: ServerResponse, limit: number): void {
  response.setHeader('connection', 'close');
  sendJson(response, 413, { problem: `the body is longer than ${limit} bytes` });
}
