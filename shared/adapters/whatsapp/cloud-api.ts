import type { WhatsApp } from '#ports/whatsapp';
import { exchange } from './exchange.ts';
import { freshAgent } from './fresh-agent.ts';
import { readAnswer, sendAnswer } from './graph-answer.ts';
import { messageBody, readBody } from './message-body.ts';

/** The first packet is sent again after one second, and again after two more. Milliseconds. */
const usualConnectMs = 3_000;

export interface CloudApiSettings {
  /** `https://graph.facebook.com`, or where the simulator listens. */
  readonly graphUrl: string;
  /** `v24.0` */
  readonly version: string;
  /** Of the business number that sends where a message names none. */
  readonly phoneNumberId: string;
  readonly token: string;
  /** Of one whole call. */
  readonly timeoutMs: number;
  /** Of its part until the connection stands; three seconds where absent. */
  readonly connectMs?: number;
  /** Milliseconds of wall clock; `Date.now` where absent. */
  readonly clock?: () => number;
}

/**
 * Meta's WhatsApp Cloud API over keep-alive connections. One call per message and no repetition: there is no
 * idempotency key, so whoever asks again must know why. Does not throw for what the network or Meta does.
 */
export function cloudApi(settings: CloudApiSettings): WhatsApp {
  const { version, phoneNumberId, token, timeoutMs, connectMs = usualConnectMs, clock = Date.now } = settings;
  const base = settings.graphUrl.replace(/\/+$/, '');
  const urlOf = (number: string) => new URL(`${base}/${version}/${number}/messages`);
  const fresh = freshAgent(urlOf(phoneNumberId).protocol, clock);
  const headers = { authorization: `Bearer ${token.trim()}`, 'content-type': 'application/json' };
  const post = (number: string, body: string) =>
    exchange({ url: urlOf(number), headers, body, timeoutMs, connectMs }, fresh);
  return {
    async send(message) {
      const outcome = await post(message.number ?? phoneNumberId, messageBody(message));
      return outcome.kind === 'answered' ? sendAnswer(outcome.httpStatus, outcome.body) : outcome;
    },
    async markRead(receipt) {
      const outcome = await post(receipt.number ?? phoneNumberId, readBody(receipt));
      return outcome.kind === 'answered' ? readAnswer(outcome.httpStatus, outcome.body) : outcome;
    },
  };
}
