import { type Server, createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hubSignature } from '#infra/local/whatsapp/webhooks/signed-body';
import type { Simulator } from '#infra/local/whatsapp/simulator';
import { ana, post, sendBody, simulated, until } from './simulated.ts';
import { steppedAgenda } from './stepped-agenda.ts';

interface Received {
  readonly signature: string;
  readonly agent: string;
  readonly raw: string;
}

/** Takes webhooks in over real HTTP; answers with the statuses given, then 200. */
function receiver() {
  const received: Received[] = [];
  const answers: number[] = [];
  const handshakes: URLSearchParams[] = [];
  let echoes = true;
  const server: Server = createServer((request, response) => {
    const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
    if (request.method === 'GET') {
      handshakes.push(query);
      response.end(echoes ? query.get('hub.challenge') : 'hello');
      return;
    }
    let body = '';
    request.setEncoding('latin1').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const { 'x-hub-signature-256': signature, 'user-agent': agent } = request.headers;
      received.push({ signature: String(signature), agent: String(agent), raw: body });
      response.writeHead(answers.shift() ?? 200).end();
    });
  });
  return { server, received, answers, handshakes, setEchoes: (value: boolean) => (echoes = value) };
}

let simulator: Simulator;
let taker: ReturnType<typeof receiver>;
let url: string;
beforeEach(async () => {
  simulator = await simulated({ verifyToken: 'verify-me', clock: () => 1_795_000_000_500 });
  taker = receiver();
  await new Promise<void>((resolve) => taker.server.listen(0, '127.0.0.1', resolve));
  const address = taker.server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/webhook`;
});
afterEach(async () => {
  await simulator.stop();
  taker.server.closeAllConnections();
  taker.server.close();
});

describe('webhooks of an accepted message', () => {
  it('tell of sent and delivered, signed over the very bytes', async () => {
    simulator.setPeople([{ name: 'Ana Conceição 👍', phone: ana }]);
    expect(await simulator.setWebhook(url)).toEqual({ kind: 'subscribed' });
    await post(simulator, sendBody());
    await until(() => taker.received.length === 2);
    for (const { raw, signature, agent } of taker.received) {
      expect(signature).toBe(hubSignature('test_app_secret', raw));
      expect(raw).toContain(String.raw`Concei\u00e7\u00e3o \ud83d\udc4d`);
      expect(agent).toBe('facebookexternalua');
    }
    const bodies = taker.received.map(({ raw }) => JSON.parse(raw));
    const [sent, delivered] = bodies;
    expect(sent).toEqual({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: '102290129340398',
          changes: [
            {
              value: {
                messaging_product: 'whatsapp',
                metadata: { display_phone_number: '551155500100', phone_number_id: '106540352242922' },
                contacts: [
                  {
                    profile: { name: 'Ana Conceição 👍' },
                    wa_id: '5511955501001',
                    user_id: expect.stringMatching(/^BR\.\d{19}$/),
                  },
                ],
                statuses: [
                  {
                    id: simulator.sent()[0]?.id,
                    status: 'sent',
                    timestamp: '1795000000',
                    recipient_id: '5511955501001',
                    recipient_user_id: expect.stringMatching(/^BR\.\d{19}$/),
                    biz_opaque_callback_data: 'a-ref.1',
                    pricing: { billable: true, pricing_model: 'PMP', type: 'regular', category: 'utility' },
                  },
                ],
              },
              field: 'messages',
            },
          ],
        },
      ],
    });
    expect(delivered.entry[0].changes[0].value.statuses[0].status).toBe('delivered');
  });

  it('tell of a failure without contacts and pricing', async () => {
    await simulator.setWebhook(url);
    simulator.faults.add({ fault: { kind: 'failed-status', code: 131026 } });
    await post(simulator, sendBody());
    await until(() => taker.received.length === 1);
    const { value } = JSON.parse(taker.received[0]?.raw ?? '').entry[0].changes[0];
    expect(Object.keys(value)).toEqual(['messaging_product', 'metadata', 'statuses']);
    expect(value.statuses[0]).toMatchObject({
      status: 'failed',
      biz_opaque_callback_data: 'a-ref.1',
      errors: [{ code: 131026, title: 'Message undeliverable', message: 'Message undeliverable' }],
    });
    expect(value.statuses[0]).not.toHaveProperty('pricing');
  });

  it('come again, the same bytes, until they are taken with 200', async () => {
    await simulator.setWebhook(url);
    taker.answers.push(500, 204, 302);
    simulator.faults.add({ fault: { kind: 'failed-status', code: 131026 } });
    await post(simulator, sendBody());
    await until(() => simulator.webhooks().delivered === 1);
    expect(taker.received).toHaveLength(4);
    expect(new Set(taker.received.map(({ raw }) => raw)).size).toBe(1);
    expect(simulator.webhooks()).toEqual({ delivered: 1, waiting: 0, lost: 0 });
  });

  it('come at once, then ever more rarely, and are lost after seven days', async () => {
    await simulator.stop();
    const time = steppedAgenda(1_795_000_000_500);
    simulator = await simulated({ clock: time.now, agenda: time.agenda, webhookRetryMs: 1_000 });
    await simulator.setWebhook(url);
    taker.answers.push(...Array.from({ length: 99 }, () => 500));
    simulator.faults.add({ fault: { kind: 'failed-status', code: 131026 } });
    await post(simulator, sendBody());
    const waits: number[] = [];
    let last = time.now();
    while (simulator.webhooks().lost === 0) {
      const { length } = taker.received;
      time.step();
      if (time.now() > last) waits.push(time.now() - last);
      last = time.now();
      await until(() => taker.received.length > length || simulator.webhooks().lost === 1);
      await until(() => time.waits() || simulator.webhooks().lost === 1);
    }
    expect(waits.slice(0, 4)).toEqual([1_000, 2_000, 4_000, 8_000]);
    expect(waits.at(-1)).toBe(6 * 3_600_000);
    const sum = waits.reduce((total, wait) => total + wait, 0);
    expect(sum).toBeGreaterThan(6.7 * 86_400_000);
    expect(sum).toBeLessThanOrEqual(7 * 86_400_000);
  });
});

describe('the handshake', () => {
  it('shows the verify token and wants its challenge back', async () => {
    await simulator.setWebhook(`${url}?tenant=a`);
    const [asked] = taker.handshakes;
    expect(asked?.get('hub.mode')).toBe('subscribe');
    expect(asked?.get('hub.verify_token')).toBe('verify-me');
    expect(asked?.get('tenant')).toBe('a');
  });

  it('leaves nobody subscribed where the challenge does not come back', async () => {
    taker.setEchoes(false);
    expect(await simulator.setWebhook(url)).toEqual({ kind: 'refused', reason: 'wrong-challenge' });
    expect(await simulator.setWebhook('http://127.0.0.1:9/')).toEqual({
      kind: 'refused',
      reason: 'no-answer',
    });
    await post(simulator, sendBody());
    await until(() => simulator.sent()[0]?.steps.length === 2);
    expect(taker.received).toEqual([]);
  });

  it('is made before the first delivery where the URL was given at the start', async () => {
    await simulator.stop();
    simulator = await simulated({ webhookUrl: url });
    await post(simulator, sendBody());
    await until(() => taker.received.length === 2);
    expect(taker.handshakes.length).toBeGreaterThan(0);
  });

  it('keeps every webhook from a URL given at the start that does not echo', async () => {
    await simulator.stop();
    simulator = await simulated({ webhookUrl: url, webhookRetryMs: 1 });
    taker.setEchoes(false);
    await post(simulator, sendBody());
    await until(() => taker.handshakes.length > 5);
    expect(taker.received).toEqual([]);
    expect(simulator.webhooks()).toEqual({ delivered: 0, waiting: 2, lost: 0 });
  });
});
