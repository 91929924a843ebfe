import type { BusinessNumber } from '#domain/pace/business-number';
import type { Entropy } from '#domain/digest';
import { memoryMediaQueue, memoryMediaSource } from '#adapters/memory/media';
import { memoryObjects } from '#adapters/memory/objects';
import { memoryParking } from '#adapters/memory/parking';
import { memoryWhatsApp } from '#adapters/memory/whatsapp';
import { inboundTables } from '#adapters/tables/inbound-tables';
import type { Store } from '#adapters/tables/store/store';
import { readWebhook } from '#adapters/whatsapp/webhook/read-webhook';

/** What the step that applies updates needs besides the ports of messages. */

interface Given {
  readonly entropy: Entropy;
  readonly now: () => number;
}

export function inboundPorts(store: Store, { entropy, now }: Given, key = 'a key that only the tests know') {
  return {
    ...inboundTables(store, { entropy, key, now }),
    whatsapp: memoryWhatsApp(),
    mediaQueue: memoryMediaQueue(),
    mediaSource: memoryMediaSource(),
    media: memoryObjects(),
    parking: memoryParking(),
  };
}

export function updateTools(numbers: readonly BusinessNumber[], { entropy, now }: Given) {
  return {
    now,
    entropy,
    numbers,
    pseudonym: (id: string) => entropy.hmac('a key of the tests', id).slice(0, 16),
    digestOf: (bytes: Uint8Array) => entropy.sha256(Buffer.from(bytes).toString('base64')),
    read: (body: string, receivedAt: number) => readWebhook(body, { numbers, receivedAt }),
  };
}
