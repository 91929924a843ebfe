import { createServer } from 'node:net';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { cloudApi } from '#adapters/whatsapp/cloud-api';
import { longestIdleMs } from '#adapters/whatsapp/fresh-agent';
import { Phone } from '#domain/people/phone';
import type { OutboundMessage } from '#domain/outbound/outbound';
import { type Conduct, type FaultServer, answer, faultServer, listen, portOf } from './fault-server.ts';

const phone = Phone.parse('+15125550142');
if (phone === undefined) throw new Error('not a phone');
const message: OutboundMessage = { to: phone, content: { kind: 'text', body: 'x' }, callback: 'c' };
const taken = '{"messages":[{"id":"wamid.1"}]}';

const open: FaultServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function serve(conduct: Conduct): Promise<FaultServer> {
  const server = await faultServer(conduct);
  open.push(server);
  return server;
}

function api(graphUrl: string, more: { timeoutMs?: number; connectMs?: number; clock?: () => number } = {}) {
  return cloudApi({
    graphUrl,
    version: 'v24.0',
    phoneNumberId: '1',
    token: 'EAAx',
    timeoutMs: 5000,
    ...more,
  });
}

describe('a call that fails before its first byte', () => {
  it('is not sent: dns, when the name is unknown', async () => {
    expect(await api('http://graph.invalid').send(message)).toEqual({ kind: 'not-sent', reason: 'dns' });
  });

  it('is not sent: connect, when nobody listens', async () => {
    const server = createServer();
    await listen(server);
    const port = portOf(server);
    await new Promise((resolve) => server.close(resolve));
    expect(await api(`http://127.0.0.1:${port}`).send(message)).toEqual({
      kind: 'not-sent',
      reason: 'connect',
    });
  });

  it('is not sent: tls, when the other end does not speak TLS', async () => {
    const server = await serve(() => undefined);
    const plain = createServer((socket) => socket.on('error', () => undefined).end('not TLS\r\n'));
    await listen(plain);
    const outcome = await api(`https://127.0.0.1:${portOf(plain)}`).send(message);
    plain.close();
    expect(outcome).toEqual({ kind: 'not-sent', reason: 'tls' });
    expect(server.requests).toEqual([]);
  });

  it('is not sent: tls, when the handshake never ends', async () => {
    const server = await serve(() => undefined);
    const secure = server.url.replace('http:', 'https:');
    expect(await api(secure, { timeoutMs: 500 }).send(message)).toEqual({ kind: 'not-sent', reason: 'tls' });
  });

  it(
    'is given up long before an answer would be, where no connection comes to stand',
    { timeout: 30_000 },
    async () => {
      const server = await serve(() => undefined);
      const secure = server.url.replace('http:', 'https:');
      const ended = api(secure, { timeoutMs: 3_600_000, connectMs: 200 }).send(message);
      expect(await ended).toEqual({ kind: 'not-sent', reason: 'tls' });
    },
  );

  it('is something else than one whose answer takes its time', { timeout: 30_000 }, async () => {
    const server = await serve((socket) => {
      setTimeout(() => socket.write(answer(200, taken)), 400);
    });
    const slow = api(server.url, { timeoutMs: 20_000, connectMs: 200 }).send(message);
    expect(await slow).toMatchObject({ kind: 'accepted' });
  });

  it('is not sent: dead-socket, when the kept connection was closed unseen before we wrote', async () => {
    const server = await resettingServer();
    const whatsapp = api(server.url);
    expect(await whatsapp.send(message)).toMatchObject({ kind: 'accepted' });
    server.waitForReset();
    expect(await whatsapp.send(message)).toEqual({ kind: 'not-sent', reason: 'dead-socket' });
    await server.close();
  });
});

describe('a kept connection', () => {
  it('serves the next call', async () => {
    const server = await serve((socket) => socket.write(answer(200, taken)));
    const whatsapp = api(server.url);
    await whatsapp.send(message);
    await whatsapp.send(message);
    expect(server.connections()).toBe(1);
  });

  it('is a doubt where it dies after the second request was written', async () => {
    let calls = 0;
    const server = await serve((socket) => {
      calls += 1;
      if (calls === 1) socket.write(answer(200, taken));
      else socket.resetAndDestroy();
    });
    const whatsapp = api(server.url);
    await whatsapp.send(message);
    expect(await whatsapp.send(message)).toEqual({ kind: 'doubt', reason: 'cut' });
  });

  it('is not used again after three seconds of wall clock, as after a freeze', async () => {
    const clock = { now: 1_000_000 };
    const server = await serve((socket) => socket.write(answer(200, taken)));
    const whatsapp = api(server.url, { clock: () => clock.now });
    await whatsapp.send(message);
    clock.now += longestIdleMs;
    await whatsapp.send(message);
    expect(server.connections()).toBe(1);
    clock.now += longestIdleMs + 1;
    expect(await whatsapp.send(message)).toMatchObject({ kind: 'accepted' });
    expect(server.connections()).toBe(2);
  });
});

/** Answers once from another thread and then, when told to, resets the connection while this thread stands still, as a frozen function does. */
async function resettingServer() {
  const reset = new Int32Array(new SharedArrayBuffer(8));
  const worker = new Worker(
    `const { parentPort, workerData } = require('node:worker_threads');
     const server = require('node:net').createServer((socket) => {
       socket.on('error', () => undefined);
       socket.on('close', () => { Atomics.store(workerData.reset, 0, 1); Atomics.notify(workerData.reset, 0); });
       socket.once('data', () => { socket.write(workerData.answer); Promise.resolve(Atomics.waitAsync(workerData.reset, 1, 0).value).then(() => socket.resetAndDestroy()); });
     });
     server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));`,
    { eval: true, workerData: { reset, answer: answer(200, taken) } },
  );
  const port = await new Promise((resolve) => worker.once('message', resolve));
  return {
    url: `http://127.0.0.1:${String(port)}`,
    waitForReset: () => {
      Atomics.store(reset, 1, 1);
      Atomics.notify(reset, 1);
      Atomics.wait(reset, 0, 0, 5000);
    },
    close: () => worker.terminate(),
  };
}
