import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Gateway, startGateway } from '#infra/local/http/gateway';
import { throttleOf } from '#infra/local/http/throttle';
import { freePorts } from '#infra/local/ports';
import type { Invoked } from '#infra/local/workers/worker';

const route = { key: 'POST /events/{source}', functionName: 'accept-event', timeoutMs: 300 };
const routes = [
  { ...route, throttle: { perSecond: 0.001, burst: 4 } },
  { ...route, key: 'POST /other', throttle: { perSecond: 0.001, burst: 1 } },
];

let gateway: Gateway;
let url: string;
let calls: { readonly name: string; readonly event: unknown }[];
let answer: () => Promise<Invoked>;

beforeEach(async () => {
  const { http: port } = await freePorts();
  calls = [];
  answer = async () => ({ kind: 'returned', value: { statusCode: 202, body: '{}' } });
  url = `http://127.0.0.1:${port}`;
  const api = { apiId: 'api', routes };
  gateway = await startGateway(port, api, {
    account: '000000000000',
    now: () => Date.UTC(2026, 10, 2, 3, 4, 5),
    invoke: (name, event) => {
      calls.push({ name, event });
      return answer();
    },
  });
});
afterEach(() => gateway.stop());

/** Status and body of one request. */
async function post(path: string, init: RequestInit = {}): Promise<readonly [number, string]> {
  const response = await fetch(url + path, { method: 'POST', ...init });
  return [response.status, await response.text()];
}

describe('a function behind a route', () => {
  it('is called with what API Gateway makes of a request', async () => {
    await post('/events/erp.x%20y?a=1&b=2&a=3', {
      body: '{"é":1}',
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'X-Two': 'one',
        Cookie: 'a=b; c=d',
        'User-Agent': 'test',
      },
    });
    expect(calls).toEqual([
      {
        name: 'accept-event',
        event: {
          version: '2.0',
          routeKey: 'POST /events/{source}',
          rawPath: '/events/erp.x y',
          rawQueryString: 'a=1&b=2&a=3',
          cookies: ['a=b', 'c=d'],
          headers: expect.objectContaining({
            'content-length': '8',
            'content-type': 'application/json; charset=utf-8',
            host: url.slice(7),
            'x-two': 'one',
          }),
          queryStringParameters: { a: '1,3', b: '2' },
          requestContext: {
            accountId: '000000000000',
            apiId: 'api',
            domainName: url.slice(7),
            domainPrefix: '127',
            http: {
              method: 'POST',
              path: '/events/erp.x y',
              protocol: 'HTTP/1.1',
              sourceIp: '127.0.0.1',
              userAgent: 'test',
            },
            requestId: expect.any(String),
            routeKey: 'POST /events/{source}',
            stage: '$default',
            time: '02/Nov/2026:03:04:05 +0000',
            timeEpoch: Date.UTC(2026, 10, 2, 3, 4, 5),
          },
          pathParameters: { source: 'erp.x y' },
          body: '{"é":1}',
          isBase64Encoded: false,
        },
      },
    ]);
    expect(Object(calls[0]?.event).headers).not.toHaveProperty('cookie');
  });

  it.each([
    ['application/x-www-form-urlencoded', true],
    ['application/cloudevents+json', true],
    ['application/octet-stream', true],
    ['text/plain', false],
    ['application/xml', false],
  ])('gets a body of %s in base64: %s', async (type, isBase64Encoded) => {
    await post('/events/x', { body: 'abc', headers: { 'content-type': type } });
    const body = isBase64Encoded ? 'YWJj' : 'abc';
    expect(calls).toMatchObject([{ event: { body, isBase64Encoded } }]);
  });

  it('gets no body and no query where there is none', async () => {
    await post('/events/x');
    expect(calls).toMatchObject([{ event: { rawQueryString: '', isBase64Encoded: false } }]);
    expect(calls[0]?.event).not.toHaveProperty('body');
    expect(calls[0]?.event).not.toHaveProperty('queryStringParameters');
  });
});

describe('an answer', () => {
  it('has the status, headers and body that the function gave', async () => {
    const body = Buffer.from('é').toString('base64');
    const value = { statusCode: 207, headers: { 'x-n': 1 }, body, isBase64Encoded: true };
    answer = async () => ({ kind: 'returned', value });
    const response = await fetch(`${url}/events/x`, { method: 'POST' });
    expect([response.status, response.headers.get('x-n'), await response.text()]).toEqual([207, '1', 'é']);
  });

  it.each([
    ['no status', { hello: 1 }, [200, '{"hello":1}']],
    ['a status that is none', { statusCode: 'fine' }, [500, '{"message":"Internal Server Error"}']],
  ])('is made of a value with %s', async (_, value, reply) => {
    answer = async () => ({ kind: 'returned', value });
    expect(await post('/events/x')).toEqual(reply);
  });

  it('is 500 where the function failed, 503 where it took too long', async () => {
    answer = async () => ({ kind: 'failed', reason: 'Error' });
    expect(await post('/events/x')).toEqual([500, '{"message":"Internal Server Error"}']);
    answer = () => Promise.reject(new Error('surprise'));
    expect(await post('/events/x')).toEqual([500, '{"message":"Internal Server Error"}']);
    answer = async () => {
      await pause(400);
      return { kind: 'returned', value: {} };
    };
    expect(await post('/events/x')).toEqual([503, '{"message":"Service Unavailable"}']);
  });
});

describe('the gateway itself', () => {
  it('answers what no route takes, what is too long, what it cannot read', async () => {
    expect(await post('/events')).toEqual([404, '{"message":"Not Found"}']);
    expect(await post('/events/x', { method: 'GET' })).toEqual([404, '{"message":"Not Found"}']);
    expect(await post('/events/%ff')).toEqual([400, '{"message":"Bad Request"}']);
    const body = Buffer.alloc(10 * 1024 * 1024 + 1);
    expect(await post('/events/x', { body })).toEqual([413, '{"message":"Request Too Long"}']);
    expect(calls).toEqual([]);
  });

  it('lets in as many at once as the stage says, for each route by itself', async () => {
    const statuses = [];
    for (let asked = 0; asked < 6; asked += 1) statuses.push(await post('/events/x'));
    const tooMany = [429, '{"message":"Too Many Requests"}'];
    expect(statuses.slice(4)).toEqual([tooMany, tooMany]);
    expect(calls).toHaveLength(4);
    expect((await post('/other'))[0]).toBe(202);
    expect(await post('/other')).toEqual(tooMany);
  });
});

it('a throttle fills up again with time, and not beyond its burst', () => {
  let now = 0;
  const letsIn = throttleOf({ perSecond: 2, burst: 2 }, () => now);
  const tried = (times: number) => Array.from({ length: times }, letsIn);
  expect(tried(3)).toEqual([true, true, false]);
  now = 500;
  expect(tried(2)).toEqual([true, false]);
  now = 60_000;
  expect(tried(3)).toEqual([true, true, false]);
});
