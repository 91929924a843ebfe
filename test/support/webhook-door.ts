import { createHmac } from 'node:crypto';
import { memoryMeter } from '#adapters/memory/meter';
import { memoryParking } from '#adapters/memory/parking';
import { memoryUpdateQueue } from '#adapters/memory/update-queue';
import { entropy } from '#adapters/node/entropy';
import { signing } from '#adapters/node/signing';
import { receiveWebhook, type WebhookRequest } from '#functions/receive-webhook/receive-webhook';
import type { RotatingSecret } from '#ports/rotating-secret';
import type { UpdateQueue } from '#ports/update-queue';

/** Of the test vectors. */
export const appSecret = 'test_app_secret';
export const verifyToken = 'the token of the handshake';
export const receivedAt = Date.UTC(2026, 10, 22, 12);

export interface WebhookDoorOptions {
  readonly secrets?: RotatingSecret;
  readonly tokens?: RotatingSecret;
  readonly updates?: UpdateQueue;
}

/** The door that Meta knocks at, with memory behind it. */
export function webhookDoor({ secrets, tokens, updates }: WebhookDoorOptions = {}) {
  const queue = memoryUpdateQueue();
  const ports = {
    appSecrets: secrets ?? steadySecret(appSecret),
    verifyTokens: tokens ?? steadySecret(verifyToken),
    updates: updates ?? queue,
    parking: memoryParking(),
    meter: memoryMeter(),
  };
  const tools = { sha256: entropy.sha256, signing, now: () => receivedAt };
  const receive = receiveWebhook(ports, tools);
  return {
    ...ports,
    queue,
    receive,
    get: (query: Readonly<Record<string, string>>) => receive({ ...request('GET'), query }),
    post: (body: string | Uint8Array, headers: Readonly<Record<string, string>> = signedBy(body)) =>
      receive({ ...request('POST'), headers: new Map(Object.entries(headers)), body: Buffer.from(body) }),
  };
}

/** A secret that never changes, read a moment ago. */
export function steadySecret(...texts: readonly string[]): RotatingSecret {
  return { known: async () => texts, again: async () => undefined };
}

/** As Meta signs. */
export function signedBy(body: string | Uint8Array, secret = appSecret): Readonly<Record<string, string>> {
  return { 'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` };
}

let requests = 0;

function request(method: string): WebhookRequest {
  requests += 1;
  return { method, query: {}, delivery: `request-${requests}`, headers: new Map(), body: Buffer.of() };
}
