import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readSecret, secretsClient } from '#adapters/secrets/read-secret';
import { credentials } from '#infra/local/endpoints';
import { region } from '#infra/local/place';
import { freePorts } from '#infra/local/ports';
import { runLocally, type Running } from '#infra/local/run-locally';
import { signedBy } from '#test/support/webhook-door';
import type { Figure } from './figure.ts';

/** What Meta tells of 80 messages a second: sent, delivered and read of each, by a call of its own. */
const perSecond = 240;
const seconds = 60;

/**
 * Webhooks at the door of the local stack, each posted when it is due and not when the one before was answered. The times
 * are those from when it was due to the answer; what comes behind the queue runs on the same machine meanwhile.
 */
export async function webhookTrafficFigures(): Promise<readonly Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'chasqui-bench-'));
  try {
    const running = await runLocally({ dataDir, ports: await freePorts() });
    try {
      return await measured(running);
    } finally {
      await running.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true });
  }
}

async function measured(running: Running): Promise<readonly Figure[]> {
  const { endpoints, outputs } = running;
  const client = secretsClient({ region, credentials, endpoint: endpoints.AWS_ENDPOINT_URL_SECRETS_MANAGER });
  const [secret = '']: readonly string[] = JSON.parse(
    await readSecret(client, outputs['AppSecretsArn'] ?? ''),
  );
  client.destroy();
  const door = { url: outputs['WebhookUrl'] ?? '', secret, agent: new Agent({ keepAlive: true }) };
  // The first ones start the workers.
  await traffic(door, 20);
  await running.idle();
  const answered = await traffic(door, perSecond * seconds);
  door.agent.destroy();
  const times = answered.map(({ took }) => took).toSorted((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
  const figure = `answer to one of ${perSecond} webhooks a second`;
  return [
    { figure: `${figure}: median`, value: at(0.5), unit: 'ms' },
    { figure: `${figure}: p99`, value: at(0.99), unit: 'ms' },
    {
      figure: `${figure}: to be sent again`,
      value: answered.filter(({ isTaken }) => !isTaken).length,
      unit: 'of all',
    },
  ];
}

interface Door {
  readonly url: string;
  readonly secret: string;
  readonly agent: Agent;
}

interface Answered {
  /** Milliseconds. */
  readonly took: number;
  readonly isTaken: boolean;
}

let posted = 0;

async function traffic(door: Door, count: number): Promise<readonly Answered[]> {
  const started = performance.now();
  const answers: Promise<Answered>[] = [];
  for (let index = 0; index < count; index += 1) {
    const due = started + (index * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 1) await pause(early);
    answers.push(post(door).then((isTaken) => ({ took: performance.now() - due, isTaken })));
  }
  return Promise.all(answers);
}

function post({ url, secret, agent }: Door): Promise<boolean> {
  posted += 1;
  const body = statusBody(`wamid.bench${posted}`);
  const headers = { 'content-type': 'application/json', ...signedBy(body, secret) };
  return new Promise((resolve) => {
    const call = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode === 200));
    });
    call.on('error', () => resolve(false));
    call.end(body);
  });
}

/** Of a message that somebody else sent from the same number. */
function statusBody(id: string): string {
  const metadata = { display_phone_number: '15550100042', phone_number_id: '106540352242922' };
  const statuses = [{ id, status: 'delivered', timestamp: '1795000000', recipient_id: '5511955501001' }];
  const changes = [{ value: { messaging_product: 'whatsapp', metadata, statuses }, field: 'messages' }];
  return JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '102290129340398', changes }] });
}
