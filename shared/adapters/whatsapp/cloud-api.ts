import type { WhatsApp } from '#ports/whatsapp';
import { exchange } from './exchange.ts';
import { freshAgent } from './fresh-agent.ts';
import { graphAnswer } from './graph-answer.ts';
import { templateBody } from './template-body.ts';

export interface CloudApiSettings {
  /** `https://graph.facebook.com`, or where the simulator listens. */
  readonly graphUrl: string;
  /** `v24.0` */
  readonly version: string;
  readonly phoneNumberId: string;
  readonly token: string;
  /** Of one whole call. */
  readonly timeoutMs: number;
  /** Milliseconds of wall clock; `Date.now` where absent. */
  readonly clock?: () => number;
}

/**
 * Meta's WhatsApp Cloud API over keep-alive connections. One call per message and no repetition: there is no
 * idempotency key, so whoever asks again must know why. Does not throw for what the network or Meta does.
 */
export function cloudApi(settings: CloudApiSettings): WhatsApp {
  const { version, phoneNumberId, token, timeoutMs, clock = Date.now } = settings;
  const base = settings.graphUrl.replace(/\/+$/, '');
  const url = new URL(`${base}/${version}/${phoneNumberId}/messages`);
  const fresh = freshAgent(url.protocol, clock);
  const headers = { authorization: `Bearer ${token.trim()}`, 'content-type': 'application/json' };
  return {
    async send(message) {
      const outcome = await exchange({ url, headers, body: templateBody(message), timeoutMs }, fresh);
      return outcome.kind === 'answered' ? graphAnswer(outcome.httpStatus, outcome.body) : outcome;
    },
  };
}
