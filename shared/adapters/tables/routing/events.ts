import { gunzipSync, gzipSync } from 'node:zlib';
import * as z from 'zod/mini';
import type { Sha256 } from '#domain/digest';
import type { BusinessEvent, PinnedEvent } from '#domain/event';
import type { PlainObject } from '#domain/plain';
import type { Events } from '#ports/events';
import { eventKey, eventPartKey } from '../store/keys.ts';
import { cut, joined, partBytes } from '../store/parts.ts';
import type { Item, Store } from '../store/store.ts';
import { json, readBack } from '../store/stored.ts';

const keptDays = 30;
/** Far above what EventBridge takes; only a body that is not ours would unpack to more. */
const longestBodyBytes = 16 * 1024 * 1024;

const body = json(
  z.object({
    source: z.string(),
    detailType: z.string(),
    detail: z.custom<PlainObject>(
      (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    ),
    time: z.string(),
    id: z.string(),
  }),
);

const pinned = z.object({ decidedAt: z.number(), workspace: z.string(), salt: z.string() });
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
/** What came of it is told from the ledger: the body, and the salt of what was sent, are not there any more. */
const erased = z.object({ erased: z.literal(true) });
const packed = z.union([z.object({ body: bytes }), z.object({ digest: z.string(), parts: z.number() })]);

/** Events with their bodies, gzipped; a body of more than 300 KB lies in parts that are put before the event is. */
export function events(store: Store, sha256: Sha256): Events {
  return {
    async pin(event) {
      const text = JSON.stringify(event.body);
      const zipped = gzipSync(text);
      const content =
        zipped.byteLength > partBytes ? await putParts(store, event, { zipped, sha256 }) : { body: zipped };
      const item = { ...eventKey(event.id), ...content, ...attributesOf(event) };
      const outcome = await store.put({ table: 'state', item, when: 'absent' });
      const standing = outcome.kind === 'refused' ? outcome.standing[0] : undefined;
      // The first to pin it, too, goes on from what was written: JSON reads 1e400, and writes it as null.
      if (standing === undefined) return { ...event, body: bodyOf(event.id, text) };
      const found = await unpacked(store, event.id, standing);
      return found ?? { ...event, body: bodyOf(event.id, text), ...momentOf(standing) };
    },
    async find(id) {
      const item = await store.get('state', eventKey(id));
      return item && unpacked(store, id, item);
    },
  };
}

function attributesOf({ decidedAt, version, salt }: PinnedEvent) {
  return { decidedAt, workspace: version, salt, ttl: Math.floor(decidedAt / 1000) + keptDays * 86_400 };
}

async function putParts(
  store: Store,
  event: PinnedEvent,
  { zipped, sha256 }: { zipped: Buffer; sha256: Sha256 },
) {
  const digest = sha256(zipped.toString('base64')).slice(0, 22);
  const { ttl } = attributesOf(event);
  const parts = cut(zipped);
  for (const [place, part] of parts.entries()) {
    const item = { ...eventPartKey(event.id, digest, place), bytes: part, ttl };
    // Refused means that these very bytes are there: the key is their digest.
    await store.put({ table: 'state', item, when: 'absent' });
  }
  return { digest, parts: parts.length };
}

/** Undefined where the body was erased. */
async function unpacked(store: Store, id: string, item: Item): Promise<PinnedEvent | undefined> {
  if (erased.safeParse(item).success) return undefined;
  const zipped = await zippedBody(store, id, item);
  const text = gunzipSync(zipped, { maxOutputLength: longestBodyBytes }).toString('utf8');
  return { id, body: bodyOf(id, text), ...momentOf(item) };
}

/** What holds for every delivery of the event, also when its body is erased: then whoever delivers it has it. */
function momentOf(item: Item) {
  const { decidedAt, workspace: version, salt } = readBack(pinned, item);
  return { decidedAt, version, salt };
}

function bodyOf(id: string, text: string): BusinessEvent {
  return readBack(z.object({ body }), { ...eventKey(id), body: text }).body;
}

async function zippedBody(store: Store, id: string, item: Item): Promise<Uint8Array> {
  const content = readBack(packed, item);
  if ('body' in content) return content.body;
  const keys = Array.from({ length: content.parts }, (_, place) => eventPartKey(id, content.digest, place));
  return joined(keys, await store.getMany('state', keys));
}
