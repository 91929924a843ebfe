import { describe, expect, it } from 'vitest';
import { type HttpAnswer, type HttpRequest, httpHandler } from '#lambda/http-handler';
import { shell } from '#lambda/shell';

const call = {
  version: '2.0',
  routeKey: 'POST /events/{source}',
  headers: { 'Content-Type': 'application/json', 'X-Id': '1' },
  pathParameters: { source: 'erp' },
  requestContext: { requestId: 'r-1', http: { method: 'POST' } },
  body: '{"é":1}',
  isBase64Encoded: false,
};

function handlerOf(handle: (request: HttpRequest) => Promise<HttpAnswer>) {
  const lines: string[] = [];
  const around = shell((line) => lines.push(line));
  const handler = httpHandler({ step: 'accept-event', build: async () => handle }, around);
  const entries = () => lines.map((line): Record<string, unknown> => JSON.parse(line));
  return { handler, entries, lines, meter: around.meter };
}

describe('a request', () => {
  it('is handed on to the byte, its headers in lower case', async () => {
    const seen: HttpRequest[] = [];
    const { handler } = handlerOf(async (request) => {
      seen.push(request);
      return { status: 202, body: {} };
    });
    await handler(call);
    await handler({ ...call, body: Buffer.of(0, 255).toString('base64'), isBase64Encoded: true });
    await handler({
      version: '2.0',
      queryStringParameters: { 'hub.mode': 'subscribe', a: '1,2' },
      requestContext: { requestId: 'r-2', http: { method: 'GET' } },
      isBase64Encoded: false,
    });
    const headers = new Map([
      ['content-type', 'application/json'],
      ['x-id', '1'],
    ]);
    const posted = { delivery: 'r-1', method: 'POST', path: { source: 'erp' }, query: {}, headers };
    expect(seen).toEqual([
      { ...posted, body: Buffer.from('{"é":1}') },
      { ...posted, body: Buffer.of(0, 255) },
      {
        delivery: 'r-2',
        method: 'GET',
        path: {},
        query: { 'hub.mode': 'subscribe', a: '1,2' },
        headers: new Map(),
        body: Buffer.of(),
      },
    ]);
  });

  it('may be answered with a text, which stays one in any browser', async () => {
    const { handler } = handlerOf(async () => ({ status: 200, body: '1158201444' }));
    expect(await handler(call)).toEqual({
      statusCode: 200,
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
      body: '1158201444',
    });
  });

  it('is answered to the letter, and logged with ids and kinds', async () => {
    const { handler, entries } = handlerOf(async () => ({
      status: 207,
      body: { results: [] },
      said: { kind: 'answered', source: 'erp', accepted: 1 },
    }));
    expect(JSON.stringify(await handler(call))).toBe(
      '{"statusCode":207,"headers":{"content-type":"application/json","cache-control":"no-store"},"body":"{\\"results\\":[]}"}',
    );
    expect(entries()).toEqual([
      {
        time: expect.any(String),
        level: 'info',
        message: 'request answered',
        step: 'accept-event',
        delivery: 'r-1',
        status: 207,
        kind: 'answered',
        source: 'erp',
        accepted: 1,
      },
    ]);
  });

  it('leaves nothing but its count where it is not to be logged', async () => {
    const made = handlerOf(async () => {
      made.meter.count('requests-unsigned');
      return { status: 401, body: {} };
    });
    await made.handler(call);
    expect(made.entries()).toEqual([expect.objectContaining({ 'requests-unsigned': 1 })]);
  });

  it('that fails is to be sent again, and the log does not repeat what it held', async () => {
    const { handler, lines } = handlerOf(async ({ body }) =>
      JSON.parse(`Maria ${Buffer.from(body).toString()}`),
    );
    expect(await handler(call)).toMatchObject({ statusCode: 503, headers: { 'retry-after': '5' } });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('request failed');
    expect(lines[0]).not.toContain('Maria');
  });

  it('is none where a gateway did not make it', async () => {
    const { handler } = handlerOf(async () => ({ status: 202, body: {} }));
    await expect(handler({ Records: [] })).rejects.toThrow('version');
  });
});

it('what could not be built is built anew by the next request', async () => {
  let tried = 0;
  const handler = httpHandler(
    {
      step: 'accept-event',
      build: async () => {
        tried += 1;
        if (tried === 1) throw new Error('no environment');
        return async () => ({ status: 202, body: {} });
      },
    },
    shell(() => undefined),
  );
  expect(await handler(call)).toMatchObject({ statusCode: 503 });
  expect(await handler(call)).toMatchObject({ statusCode: 202 });
});
