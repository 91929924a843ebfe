import { request } from 'node:http';
import { connect } from 'node:net';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '#infra/local/whatsapp/simulator';
import { ana, post, sendBody, simulated } from './simulated.ts';

let simulator: Simulator;
beforeEach(async () => {
  simulator = await simulated();
});
afterEach(() => simulator.stop());

/** Status of a GET with headers that `fetch` would not let us set. */
async function statusOf(
  path: string,
  headers: { readonly [name: string]: string },
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(`${simulator.url}${path}`, { headers, timeout: 5_000 }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

/** Everything that comes back for raw bytes. */
async function raw(bytes: Uint8Array): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(Number(new URL(simulator.url).port), '127.0.0.1', () => socket.end(bytes));
    socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
    socket.on('error', () => resolve(answer));
    socket.on('close', () => resolve(answer));
  });
}

describe('the control routes', () => {
  it.each([
    ['a name of another site', { host: 'phones.example.com' }],
    ['a script of another site', { origin: 'https://phones.example.com' }],
    ['a script of another port here', { 'sec-fetch-site': 'same-site' }],
    ['a sandboxed frame', { origin: 'null' }],
  ])('are closed to %s', async (_, headers) => {
    expect(await statusOf('/_simulator/phones', headers)).toBe(403);
  });

  it('are open to the page and to tools on this machine', async () => {
    const { host } = new URL(simulator.url);
    expect(await statusOf('/_simulator/phones', {})).toBe(200);
    expect(
      await statusOf('/_simulator/phones', { origin: `http://${host}`, 'sec-fetch-site': 'same-origin' }),
    ).toBe(200);
    expect(await statusOf('/_simulator/phones', { host: host.replace('127.0.0.1', 'localhost') })).toBe(200);
  });

  it('show messages, calls and phones', async () => {
    await post(simulator, sendBody());
    const read = async (name: string) => (await fetch(`${simulator.url}/_simulator/${name}`)).json();
    expect(await read('messages')).toMatchObject([{ to: ana }]);
    expect(await read('calls')).toMatchObject([{ method: 'POST', status: 200, ending: 'answered' }]);
    expect(await read('phones')).toMatchObject({
      phones: [{ name: 'Ana Souza', digits: '1001' }, { digits: '5678' }],
    });
    expect(JSON.stringify(await read('phones'))).not.toContain('5511955501001');
  });

  it('pause a template and name what they do not know', async () => {
    const change = async (body: object) =>
      fetch(`${simulator.url}/_simulator/templates`, { method: 'POST', body: JSON.stringify(body) });
    expect((await change({ template: 'ticket_opened', status: 'PAUSED' })).status).toBe(200);
    expect((await post(simulator, sendBody())).status).toBe(400);
    expect((await change({ template: 'nope', status: 'PAUSED' })).status).toBe(404);
    expect((await fetch(`${simulator.url}/_simulator/nope`)).status).toBe(404);
  });
});

describe('the page', () => {
  it('may load nothing from elsewhere', async () => {
    const response = await fetch(simulator.url);
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src 'self';/,
    );
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.text()).not.toMatch(/(src|href)="(https?:)?\/\//);
  });

  it('is closed to a name of another site', async () => {
    expect(await statusOf('/', { host: 'phones.example.com' })).toBe(403);
  });
});

describe('odd input', () => {
  it('is refused when it is too long', async () => {
    expect((await post(simulator, JSON.stringify({ ...sendBody(), x: 'x'.repeat(300_000) }))).status).toBe(
      413,
    );
    const fault = await fetch(`${simulator.url}/_simulator/faults`, {
      method: 'POST',
      body: 'x'.repeat(70_000),
    });
    expect(fault.status).toBe(413);
    expect((await post(simulator, sendBody())).status).toBe(200);
  });

  it('never ends the simulator, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        expect(await raw(bytes)).toMatch(/^$|^HTTP\/1\.1 [34]\d\d/);
      }),
      { numRuns: 30 },
    );
    expect((await post(simulator, sendBody())).status).toBe(200);
  });

  it('never ends the simulator, whatever the JSON', async () => {
    const json = fc.oneof(
      fc.jsonValue(),
      fc.record({
        messaging_product: fc.constant('whatsapp'),
        to: fc.jsonValue(),
        type: fc.jsonValue(),
        template: fc.jsonValue(),
      }),
      fc
        .jsonValue()
        .map((components) => ({ ...sendBody(), template: { ...sendBody().template, components } })),
    );
    await fc.assert(
      fc.asyncProperty(json, async (body) => {
        const response = await post(simulator, JSON.stringify(body));
        expect(response.status).toBeLessThan(500);
        expect(await response.json()).toHaveProperty('error.code');
      }),
      { numRuns: 60 },
    );
  });

  it('is an error where a port is taken or a phone is none', async () => {
    const port = Number(new URL(simulator.url).port);
    await expect(simulated({ port })).rejects.toThrow('EADDRINUSE');
    expect(() => simulator.setPeople([{ name: 'Ana', phone: 'none' }])).toThrow(RangeError);
  });
});
