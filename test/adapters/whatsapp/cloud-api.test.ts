import { afterEach, describe, expect, it } from 'vitest';
import { cloudApi } from '#adapters/whatsapp/cloud-api';
import { messageBody } from '#adapters/whatsapp/message-body';
import { Phone } from '#domain/people/phone';
import type { OutboundMessage } from '#domain/outbound/outbound';
import { type Conduct, type FaultServer, answer, faultServer } from './fault-server.ts';

const phone = Phone.parse('+5511955501234');
if (phone === undefined) throw new Error('not a phone');
const message: OutboundMessage = {
  to: phone,
  content: {
    kind: 'template',
    name: 'ticket_opened',
    language: 'pt_BR',
    body: [
      ['number', 'T-1042'],
      ['title', 'Ar-condicionado “pingando” 💧'],
    ],
  },
  callback: 'aaaaaaaaaaaaaaaaaaaaaa.00.0mb1c2d3e.bbbbbbbbbbbbbbbb.1',
};
const taken = JSON.stringify({
  messaging_product: 'whatsapp',
  contacts: [{ input: '+5511955501234', wa_id: '551155501234' }],
  messages: [{ id: 'wamid.HBgM', message_status: 'accepted' }],
});
const refusal = JSON.stringify({
  error: {
    message: '(#132001) no',
    code: 132001,
    error_subcode: 2494,
    is_transient: false,
    fbtrace_id: 'Az8',
  },
});

const open: FaultServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function serve(conduct: Conduct): Promise<FaultServer> {
  const server = await faultServer(conduct);
  open.push(server);
  return server;
}

function api(graphUrl: string, more: { timeoutMs?: number; clock?: () => number } = {}) {
  return cloudApi({
    graphUrl,
    version: 'v24.0',
    phoneNumberId: '106540352242922',
    token: 'EAAx\n',
    timeoutMs: 5000,
    ...more,
  });
}

describe('the request', () => {
  it('goes to the business number of the settings, with the token and the message', async () => {
    const server = await serve((socket) => socket.write(answer(200, taken)));
    await api(`${server.url}/`).send(message);
    const [head = '', body = ''] = server.requests[0]?.split('\r\n\r\n', 2) ?? [];
    expect(head).toMatch(/^POST \/v24\.0\/106540352242922\/messages HTTP\/1\.1\r\n/);
    expect(head).toMatch(/\r\nauthorization: Bearer EAAx\r\n/i);
    expect(head).toMatch(/\r\ncontent-type: application\/json\r\n/i);
    expect(body).toBe(messageBody(message));
  });

  it('goes to another business number where the message names one', async () => {
    const server = await serve((socket) => socket.write(answer(200, taken)));
    await api(server.url).send({ ...message, number: '2002' });
    expect(server.requests[0]).toMatch(/^POST \/v24\.0\/2002\/messages /);
  });
});

describe('an answer of Graph', () => {
  it('is accepted where it carries a message id', async () => {
    const server = await serve((socket) => socket.write(answer(200, taken)));
    expect(await api(server.url).send(message)).toEqual({
      kind: 'accepted',
      providerId: 'wamid.HBgM',
      waId: '551155501234',
    });
  });

  it.each([200, 400, 401, 403, 429, 500, 503])(
    'is an error by its code, whatever the status %i',
    async (httpStatus) => {
      const server = await serve((socket) => socket.write(answer(httpStatus, refusal)));
      expect(await api(server.url).send(message)).toEqual({
        kind: 'error',
        code: 132001,
        subcode: 2494,
        httpStatus,
        transient: false,
        traceId: 'Az8',
      });
    },
  );

  it('keeps its code where the rest of the error object is odd', async () => {
    const odd = JSON.stringify({
      error: { code: 2, error_subcode: 'x', is_transient: 'yes', fbtrace_id: 7 },
    });
    const server = await serve((socket) => socket.write(answer(503, odd)));
    expect(await api(server.url).send(message)).toEqual({
      kind: 'error',
      code: 2,
      httpStatus: 503,
      transient: false,
    });
  });
});

describe('an answer that is none of Graph', () => {
  it.each([
    ['HTML from a gateway', 502, '<html><h1>502 Bad Gateway</h1></html>'],
    ['JSON cut short', 200, taken.slice(0, -9)],
    ['an empty body', 200, ''],
    ['a message without id', 200, '{"messages":[{}]}'],
    ['no messages', 200, '{"messages":[]}'],
    ['an error without code', 500, '{"error":{"message":"oops"}}'],
    ['an id beside a failing status', 500, taken],
    ['a redirect', 302, ''],
  ])('is a doubt: %s', async (_, httpStatus, body) => {
    const server = await serve((socket) =>
      socket.write(answer(httpStatus, body, 'location: /elsewhere\r\n')),
    );
    expect(await api(server.url).send(message)).toEqual({
      kind: 'doubt',
      reason: 'no-graph-answer',
      httpStatus,
    });
    expect(server.requests).toHaveLength(1);
  });

  it('is read up to 64 KB only', async () => {
    const server = await serve((socket) => socket.write(answer(200, `${' '.repeat(65_536)}${taken}`)));
    expect(await api(server.url).send(message)).toMatchObject({ kind: 'doubt', reason: 'no-graph-answer' });
  });

  it('is a doubt where it is not even HTTP', async () => {
    const server = await serve((socket) => socket.write('220 smtp.example.com ready\r\n'));
    expect(await api(server.url).send(message)).toEqual({ kind: 'doubt', reason: 'no-graph-answer' });
  });
});

describe('a connection that fails after the request was written', () => {
  it('is a doubt: cut, when it is closed without an answer', async () => {
    const server = await serve((socket) => socket.destroy());
    expect(await api(server.url).send(message)).toEqual({ kind: 'doubt', reason: 'cut' });
  });

  it('is a doubt: cut, when it is reset', async () => {
    const server = await serve((socket) => socket.resetAndDestroy());
    expect(await api(server.url).send(message)).toEqual({ kind: 'doubt', reason: 'cut' });
  });

  it('is a doubt: cut, when it breaks within the answer', async () => {
    const server = await serve((socket) => socket.end(answer(200, taken).slice(0, -9)));
    expect(await api(server.url).send(message)).toEqual({ kind: 'doubt', reason: 'cut', httpStatus: 200 });
  });

  it('is a doubt: timeout, when no answer comes', async () => {
    const server = await serve(() => undefined);
    expect(await api(server.url, { timeoutMs: 500 }).send(message)).toEqual({
      kind: 'doubt',
      reason: 'timeout',
    });
  });

  it('is a doubt: timeout, when the answer never ends', async () => {
    const server = await serve((socket) => socket.write(answer(200, taken).slice(0, -1)));
    expect(await api(server.url, { timeoutMs: 500 }).send(message)).toEqual({
      kind: 'doubt',
      reason: 'timeout',
      httpStatus: 200,
    });
  });
});
