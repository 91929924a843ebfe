import { createHmac } from 'node:crypto';

/** Headers by GitHub's scheme. */
export function githubHeaders(
  body: string | Uint8Array,
  { secret, event = 'push', delivery = 'd-1' }: { secret: string; event?: string; delivery?: string },
): Record<string, string> {
  return {
    'content-type': 'application/json',
    'x-github-event': event,
    'x-github-delivery': delivery,
    'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
  };
}

/** Headers by Standard Webhooks; the secret as it is handed out, with `whsec_`. */
export function webhookHeaders(
  body: string | Uint8Array,
  { secret, id = 'msg_1', at }: { secret: string; id?: string; at: number },
): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64');
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  };
}
