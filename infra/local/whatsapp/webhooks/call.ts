import { randomBytes } from 'node:crypto';
import { Agent as HttpAgent, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { hubSignature, oldHubSignature } from './signed-body.ts';

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
export async function deliver(
  url: string,
  body: string,
  line: Line & { readonly wrongSignature?: boolean },
): Promise<boolean> {
  const secret = line.wrongSignature === true ? `not ${line.appSecret}` : line.appSecret;
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'facebookexternalua',
    'x-hub-signature': oldHubSignature(secret, body),
    'x-hub-signature-256': hubSignature(secret, body),
  };
  const answer = await exchange(new URL(url), { method: 'POST', headers, body }, line);
  return answer?.status === 200;
}

interface Init {
  readonly method?: 'GET' | 'POST';
  readonly headers?: { readonly [name: string]: string };
  readonly body?: string;
}

/** Sockets are kept, for statuses come by the thousand. */
const agents = {
  'http:': new HttpAgent({ keepAlive: true, maxSockets: 64 }),
  'https:': new HttpsAgent({ keepAlive: true, maxSockets: 64 }),
};

/** Undefined where no answer came in time. */
async function exchange(url: URL, { method = 'GET', headers, body }: Init, { timeoutMs, stopped }: Line) {
  const secure = url.protocol === 'https:';
  const signal = AbortSignal.any([stopped, AbortSignal.timeout(timeoutMs)]);
  const { promise, resolve } = Promise.withResolvers<Answer | undefined>();
  const open = secure ? requestHttps : requestHttp;
  const request = open(url, {
    method,
    signal,
    agent: agents[secure ? 'https:' : 'http:'],
    ...(headers && { headers }),
  });
  request.on('error', () => resolve(undefined));
  request.on('response', (response) => {
    let text = '';
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => {
      text = (text + chunk).slice(0, 4_096);
    });
    response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    response.on('close', () => resolve(undefined));
  });
  request.end(body);
  return promise;
}

interface Answer {
  readonly status: number;
  readonly text: string;
}
