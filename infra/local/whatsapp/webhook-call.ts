import { randomBytes } from 'node:crypto';
import { hubSignature } from './signed-body.ts';

/** How a subscriber is spoken to. */
export interface Line {
  readonly appSecret: string;
  readonly verifyToken: string;
  /** Longest wait for an answer, milliseconds. */
  readonly timeoutMs: number;
  /** Ends every wait. */
  readonly stopped: AbortSignal;
}

export type Handshake =
  | { readonly kind: 'subscribed' }
  | { readonly kind: 'refused'; readonly reason: 'no-answer' | 'not-200' | 'wrong-challenge' };

/** Asks for a fresh challenge, as Meta does when a webhook URL is set. */
export async function shakeHands(url: string, line: Line): Promise<Handshake> {
  const challenge = randomBytes(8).readBigUInt64BE().toString();
  const asked = new URL(url);
  asked.searchParams.set('hub.mode', 'subscribe');
  asked.searchParams.set('hub.challenge', challenge);
  asked.searchParams.set('hub.verify_token', line.verifyToken);
  const answer = await exchange(asked, {}, line);
  if (answer === undefined) return { kind: 'refused', reason: 'no-answer' };
  if (answer.status !== 200) return { kind: 'refused', reason: 'not-200' };
  return answer.text === challenge ? { kind: 'subscribed' } : { kind: 'refused', reason: 'wrong-challenge' };
}

/** Posts a signed body once. True where it was taken with 200. */
export async function deliver(url: string, body: string, line: Line): Promise<boolean> {
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'facebookexternalua',
    'x-hub-signature-256': hubSignature(line.appSecret, body),
  };
  const answer = await exchange(new URL(url), { method: 'POST', headers, body }, line);
  return answer?.status === 200;
}

/** Undefined where no answer came in time. */
async function exchange(url: URL, init: RequestInit, { timeoutMs, stopped }: Line) {
  const signal = AbortSignal.any([stopped, AbortSignal.timeout(timeoutMs)]);
  try {
    const response = await fetch(url, { ...init, redirect: 'manual', signal });
    return { status: response.status, text: await response.text() };
  } catch {
    return undefined;
  }
}
