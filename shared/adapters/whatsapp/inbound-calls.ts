import { cloudApi } from './cloud-api.ts';
import { mediaSource } from './media-source.ts';
import { readReceipts } from './read-receipts.ts';

export interface InboundCalls {
  readonly graphUrl: string;
  readonly version: string;
  /** Phone number id of the first business number. */
  readonly phoneNumberId: string;
  /** The access token as it is now. */
  readonly token: () => Promise<string>;
}

/** A job waits for its receipts, and a second is all that they are worth. */
const receiptTimeoutMs = 1_000;
/** 16 MiB at 13 Mbit/s. The function has 30 seconds for up to ten jobs side by side, and is killed with all of them. */
const mediaTimeoutMs = 10_000;

/** The calls to Graph that follow from what people did on their phones. */
export function inboundCalls({ token, phoneNumberId, ...graph }: InboundCalls) {
  const connect = (used: string) =>
    cloudApi({ ...graph, phoneNumberId, token: used, timeoutMs: receiptTimeoutMs });
  return {
    whatsapp: readReceipts({ token, connect }),
    mediaSource: mediaSource({ ...graph, token, timeoutMs: mediaTimeoutMs }),
  };
}
