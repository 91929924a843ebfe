import { afterEach, describe, expect, it } from 'vitest';
import { cloudApi } from '#adapters/whatsapp/cloud-api';
import { readBody } from '#adapters/whatsapp/message-body';
import { answer, type Conduct, type FaultServer, faultServer } from './fault-server.ts';

const refusal = JSON.stringify({ error: { message: '(#131009) no', code: 131009 } });

const open: FaultServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function serve(conduct: Conduct): Promise<FaultServer> {
  const server = await faultServer(conduct);
  open.push(server);
  return server;
}

function api({ url: graphUrl }: FaultServer) {
  return cloudApi({
    graphUrl,
    version: 'v24.0',
    phoneNumberId: '106540352242922',
    token: 'EAAx',
    timeoutMs: 5000,
  });
}

describe('a message that came in', () => {
  const receipt = { message: 'wamid.IN' };

  it('is marked as read at the number that it came to', async () => {
    const server = await serve((socket) => socket.write(answer(200, '{"success":true}')));
    expect(await api(server).markRead(receipt)).toEqual({ kind: 'marked' });
    expect(await api(server).markRead({ ...receipt, number: '2002' })).toEqual({ kind: 'marked' });
    expect(server.requests.map((request) => request.split(' ', 2)[1])).toEqual([
      '/v24.0/106540352242922/messages',
      '/v24.0/2002/messages',
    ]);
    expect(server.requests[0]?.split('\r\n\r\n', 2)[1]).toBe(readBody(receipt));
  });

  it.each([
    ['an error object', 400, refusal, { kind: 'error', code: 131009 }],
    ['no success', 200, '{"success":false}', { kind: 'doubt', reason: 'no-graph-answer' }],
    ['success beside a failing status', 503, '{"success":true}', { kind: 'doubt', httpStatus: 503 }],
  ] as const)('is not marked where the answer is %s', async (...row) => {
    const [, httpStatus, body, meaning] = row;
    const server = await serve((socket) => socket.write(answer(httpStatus, body)));
    expect(await api(server).markRead(receipt)).toMatchObject(meaning);
  });

  it('is not marked where the call never left', async () => {
    const server = await serve(() => undefined);
    await server.close();
    open.splice(open.indexOf(server), 1);
    expect(await api(server).markRead(receipt)).toEqual({ kind: 'not-sent', reason: 'connect' });
  });
});
