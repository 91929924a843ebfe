import { fork } from 'node:child_process';
import { once } from 'node:events';
import * as http from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { WhatsAppClient } from '@kapso/whatsapp-cloud-api';
import * as z from 'zod';
import { cloudApi } from '#adapters/whatsapp/cloud-api';
import { messageBody } from '#adapters/whatsapp/message-body';
import type { OutboundMessage } from '#domain/outbound/outbound';
import { Phone } from '#domain/people/phone';
import { sendMessage } from '#functions/send-message/send-message';
import { ticketEvent, peopledWorld, type World } from '#test/support/world';
import { type Figure, medianOf } from './figure.ts';
import { leanStore } from './lean-store.ts';

const phoneNumberId = '106540352242922';
const token = 'a token';
const messages = 600;
const rounds = 5;

/**
 * CPU of this process for one message: a bare call over a kept connection, the whole sender around the same call (claim,
 * pace, facts and their MACs, all items written and read back) over tables that cost nothing themselves, and clients that others wrote. Meta is another process, which accepts everything.
 */
export async function sendingFigures(): Promise<readonly Figure[]> {
  const meta = fork(join(import.meta.dirname, 'accepting-meta.ts'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  try {
    const [port]: unknown[] = await once(meta, 'message');
    const url = `http://127.0.0.1:${String(port)}`;
    const ways: readonly [string, () => Promise<() => Promise<unknown>>][] = [
      ['bare call', async () => bareCall(url)],
      ['cloud-api adapter', async () => adapter(url)],
      ['whole sender, tables for nothing', () => wholeSender(url)],
      ['@kapso/whatsapp-cloud-api', async () => kapso(url)],
      ...installedWays(url),
    ];
    const figures: Figure[] = [];
    let bare: number | undefined;
    for (const [name, prepare] of ways) {
      const value = await cpuOf(prepare);
      bare ??= value;
      figures.push(
        { figure: `CPU of a message: ${name}`, value, unit: 'us' },
        { figure: `times the bare call: ${name}`, value: value / bare, unit: 'times' },
      );
    }
    return figures;
  } finally {
    meta.kill();
  }
}

async function cpuOf(prepare: () => Promise<() => Promise<unknown>>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const send = await prepare();
    await side(send, 50);
    const before = process.cpuUsage();
    await side(send, messages);
    const { user, system } = process.cpuUsage(before);
    if (round > 0) times.push((user + system) / messages);
  }
  return medianOf(times);
}

/** Ten at a time, as a batch of the queue comes. */
async function side(send: () => Promise<unknown>, count: number): Promise<void> {
  for (let sent = 0; sent < count; sent += 10) await Promise.all(Array.from({ length: 10 }, send));
}

function outbound(): OutboundMessage {
  const to = Phone.parse('+5511955501001');
  if (to === undefined) throw new Error('no phone');
  const body = [['number', 'T-1'] as const, ['subject', 'Printer is on fire'] as const];
  return { to, content: { kind: 'template', name: 'ticket_opened', language: 'en', body }, callback: 'r.1' };
}

function bareCall(url: string): () => Promise<unknown> {
  const agent = new http.Agent({ keepAlive: true });
  const body = messageBody(outbound());
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  };
  return () =>
    new Promise((resolve, reject) => {
      const request = http.request(
        `${url}/v25.0/${phoneNumberId}/messages`,
        { method: 'POST', agent, headers },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString('utf8'))));
        },
      );
      request.on('error', reject);
      request.end(body);
    });
}

const settings = (graphUrl: string) => ({
  graphUrl,
  version: 'v25.0',
  phoneNumberId,
  token,
  timeoutMs: 10_000,
});

function adapter(url: string): () => Promise<unknown> {
  const whatsapp = cloudApi(settings(url));
  return () => whatsapp.send(outbound());
}

async function wholeSender(url: string): Promise<() => Promise<unknown>> {
  const chasqui: World = await peopledWorld({ store: leanStore() });
  for (let event = 0; event < messages; event += 1) await chasqui.route(ticketEvent(`event-${event}`));
  const refs = [...chasqui.ports.sendQueue.refs];
  const numbers = [{ name: 'main', id: phoneNumberId, perSecond: 1_000_000 }];
  const ports = { ...chasqui.ports, whatsapp: cloudApi(settings(url)) };
  const send = sendMessage(ports, { ...chasqui.tools, numbers });
  return () => send(refs.pop() ?? '');
}

function kapso(url: string): () => Promise<unknown> {
  const client = new WhatsAppClient({ accessToken: token, baseUrl: url, graphVersion: 'v25.0' });
  const parameters = [
    { type: 'text', parameter_name: 'number', text: 'T-1' },
    { type: 'text', parameter_name: 'subject', text: 'Printer is on fire' },
  ];
  return () =>
    client.messages.sendTemplate({
      phoneNumberId,
      to: '+5511955501001',
      template: {
        name: 'ticket_opened',
        language: { code: 'en' },
        components: [{ type: 'body', parameters }],
      },
    });
}

const Classic = z.object({
  WhatsAppAPI: z.custom<
    new (options: object) => {
      sendMessage(number: string, to: string, message: object): Promise<unknown>;
    }
  >((value) => typeof value === 'function'),
  Text: z.custom<new (body: string) => object>((value) => typeof value === 'function'),
});

/** `whatsapp-api-js`, where the folder that `CHASQUI_RIVALS` names has it. It is given a text: its shortest message. */
function installedWays(url: string): readonly [string, () => Promise<() => Promise<unknown>>][] {
  const folder = process.env['CHASQUI_RIVALS'];
  if (folder === undefined) return [];
  const require = createRequire(join(folder, 'package.json'));
  const found = Classic.safeParse({
    ...requireIf(require, 'whatsapp-api-js'),
    ...requireIf(require, 'whatsapp-api-js/messages'),
  });
  if (!found.success) return [];
  const { WhatsAppAPI, Text } = found.data;
  const client = async () => {
    const api = new WhatsAppAPI({ token, secure: false, ponyfill: { fetch: redirected(url) } });
    return () => api.sendMessage(phoneNumberId, '5511955501001', new Text('Ticket T-1: Printer is on fire'));
  };
  return [['whatsapp-api-js', client]];
}

function redirected(url: string) {
  return (address: string, init: RequestInit) =>
    fetch(address.replace('https://graph.facebook.com', url), init);
}

function requireIf(require: NodeJS.Require, name: string): object {
  try {
    const loaded: unknown = require(name);
    return typeof loaded === 'object' && loaded !== null ? loaded : {};
  } catch {
    return {};
  }
}
