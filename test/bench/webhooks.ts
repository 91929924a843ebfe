import { createHmac } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { normalizeWebhook, verifySignature } from '@kapso/whatsapp-cloud-api/server';
import * as z from 'zod';
import { readWebhook } from '#adapters/whatsapp/webhook/read-webhook';
import { metaJson } from '#infra/local/whatsapp/webhooks/signed-body';
import { appSecret, webhookDoor } from '#test/support/webhook-door';
import { type Figure, medianOf } from './figure.ts';

const webhooks = 2000;
const rounds = 7;

interface Posted {
  readonly body: Buffer;
  readonly signature: string;
}
type Way = (posted: Posted) => unknown;

/** CPU of this process for one webhook: what the door does, what reading it costs after the queue, and libraries that others wrote. */
export async function webhookFigures(): Promise<readonly Figure[]> {
  const posted = [statusBody(), textBody()].map(signed);
  const ways: readonly (readonly [string, Way])[] = [
    ['door, to a queue for nothing', door()],
    ['door, then read', doorThenRead()],
    ['@kapso/whatsapp-cloud-api, verified and read', kapso],
    ...installedWays(),
  ];
  const figures: Figure[] = [];
  for (const [name, way] of ways) {
    figures.push({ figure: `CPU of a webhook: ${name}`, value: await cpuOf(way, posted), unit: 'us' });
  }
  return figures;
}

async function cpuOf(way: Way, posted: readonly Posted[]): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const before = process.cpuUsage();
    for (let count = 0; count < webhooks; count += posted.length) {
      for (const one of posted) await way(one);
    }
    const { user, system } = process.cpuUsage(before);
    // The first round warms up.
    if (round > 0) times.push((user + system) / webhooks);
  }
  return medianOf(times);
}

function door(): Way {
  const { post } = webhookDoor({ updates: { put: async () => undefined } });
  return ({ body, signature }) => post(body, { 'x-hub-signature-256': signature });
}

function doorThenRead(): Way {
  const numbers = [{ name: 'main', id: '106540352242922', perSecond: 80 }];
  const { post } = webhookDoor({
    updates: {
      put: async (arrived) => {
        for (const { body, receivedAt } of arrived) readWebhook(body, { receivedAt, numbers });
      },
    },
  });
  return ({ body, signature }) => post(body, { 'x-hub-signature-256': signature });
}

const kapso: Way = ({ body, signature }) => {
  if (!verifySignature({ appSecret, rawBody: body, signatureHeader: signature }))
    throw new Error('not taken by @kapso/whatsapp-cloud-api');
  return normalizeWebhook(JSON.parse(body.toString('utf8')));
};

const Classic = z.object({
  WhatsAppAPI: z.custom<
    new (options: object) => { post(data: object, raw: string, signature: string): Promise<unknown> }
  >((value) => typeof value === 'function'),
});

/** `whatsapp-api-js`, where the folder that `CHASQUI_RIVALS` names has it. */
function installedWays(): readonly (readonly [string, Way])[] {
  const folder = process.env['CHASQUI_RIVALS'];
  if (folder === undefined) return [];
  const found = Classic.safeParse(required(folder, 'whatsapp-api-js'));
  if (!found.success) return [];
  const api = new found.data.WhatsAppAPI({ token: 'a token', appSecret, secure: true, v: 'v25.0' });
  // It throws where it does not take the signature.
  const way: Way = ({ body, signature }) => {
    const raw = body.toString('utf8');
    return api.post(JSON.parse(raw), raw, signature);
  };
  return [['whatsapp-api-js, verified and read', way]];
}

function required(folder: string, name: string): unknown {
  try {
    return createRequire(join(folder, 'package.json'))(name);
  } catch {
    return undefined;
  }
}

function signed(text: string): Posted {
  const body = Buffer.from(text);
  return { body, signature: `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}` };
}

const contacts = [
  { profile: { name: 'Ana Souza' }, wa_id: '5511955501001', user_id: 'BR.1788344457094175540' },
];

function statusBody(): string {
  const status = {
    id: 'wamid.HBgNNTUxMTk1NTUwMTAwMRUCABEYEjcyODlBQjM2QjY3RTgxNzQ5AA==',
    status: 'delivered',
    timestamp: '1795000000',
    recipient_id: '5511955501001',
    recipient_user_id: 'BR.1788344457094175540',
    biz_opaque_callback_data: 'AAAAAAAAAAAAAAAAAAAAAA.00.0mi5a1b2c.AAAAAAAAAAAAAAAA#1',
    pricing: { billable: true, pricing_model: 'PMP', type: 'regular', category: 'utility' },
  };
  return envelope({ statuses: [status] });
}

function textBody(): string {
  const message = {
    from: '5511955501001',
    from_user_id: 'BR.1788344457094175540',
    id: 'wamid.HBgNNTUxMTk1NTUwMTAwMRUCABIYFDNBODA2RjQ1QzY5RkI4QzVEMDkwAA==',
    timestamp: '1795000000',
    type: 'text',
    text: { body: 'Já estou a caminho, chego às 15h 👍' },
  };
  return envelope({ messages: [message] });
}

function envelope(told: object): string {
  const metadata = { display_phone_number: '15550100042', phone_number_id: '106540352242922' };
  const value = { messaging_product: 'whatsapp', metadata, contacts, ...told };
  const changes = [{ value, field: 'messages' }];
  return metaJson({ object: 'whatsapp_business_account', entry: [{ id: '102290129340398', changes }] });
}
