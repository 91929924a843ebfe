import type { SendAnswer } from '#domain/outbound/send-answer';
import type { OutboundMessage } from '#domain/outbound/outbound';
import type { WhatsApp } from '#ports/whatsapp';

/** Codes by which Meta says that the token is no good. */
const tokenRefused: ReadonlySet<number> = new Set([0, 190]);

export interface FreshToken {
  /** The token as it was at the start. */
  readonly token: string;
  /** The token as it is now. */
  readonly read: () => Promise<string>;
  readonly connect: (token: string) => Pick<WhatsApp, 'send'>;
}

/**
 * A sender that outlives its token: where Meta refuses it and a newer one lies in the secret, the message is sent
 * once more with that. What was refused for its token was not taken, so nothing is doubled.
 */
export function withFreshToken({ token, read, connect }: FreshToken): Pick<WhatsApp, 'send'> {
  let current = { token, whatsapp: connect(token) };
  return {
    async send(message: OutboundMessage): Promise<SendAnswer> {
      const used = current;
      const answer = await used.whatsapp.send(message);
      if (answer.kind !== 'error' || !tokenRefused.has(answer.code)) return answer;
      if (current === used) {
        const newer = await read();
        if (newer === used.token) return answer;
        if (current === used) current = { token: newer, whatsapp: connect(newer) };
      }
      return current.whatsapp.send(message);
    },
  };
}
