import { createHmac } from 'node:crypto';

/**
 * JSON as Meta writes it: pure ASCII, everything else as lowercase `\uXXXX`, and `/` as `\/`. A receiver has to
 * hash these bytes: parsed and written again they are others.
 */
export function metaJson(payload: unknown): string {
  return JSON.stringify(payload)
    .replaceAll('/', String.raw`\/`)
    .replaceAll(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Value of `X-Hub-Signature-256` for a body. */
export function hubSignature(appSecret: string, body: string): string {
  return `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`;
}

/** Value of `X-Hub-Signature`, which Meta still sends and nobody should look at. */
export function oldHubSignature(appSecret: string, body: string): string {
  return `sha1=${createHmac('sha1', appSecret).update(body).digest('hex')}`;
}
