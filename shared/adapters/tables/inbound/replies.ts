import * as z from 'zod/mini';
import type { Amendment, Replies, Reply, ReplyPlace } from '#ports/replies';
import type { Versioned } from '#ports/records';
import { inboundContentShape } from './inbound-shape.ts';
import { amendmentKey, replyKey } from './inbound-keys.ts';
import { putAt } from '../store/put-at.ts';
import type { Item, Store } from '../store/store.ts';
import { json, readBack } from '../store/stored.ts';

const replyShape = z.object({
  version: z.number(),
  record: z.string(),
  thing: z.string(),
  person: z.string(),
  at: z.number(),
  salt: z.string(),
  content: z.exactOptional(json(inboundContentShape)),
  edited: z.exactOptional(z.string()),
  media: z.exactOptional(z.object({ key: z.string(), mime: z.string(), bytes: z.number() })),
});

const amendmentShape = z.object({
  version: z.number(),
  amendment: json(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('edit'), at: z.number(), body: z.string() }),
      z.object({ kind: z.literal('revoke'), at: z.number() }),
    ]),
  ),
});

/** A reply can be changed for 15 minutes and taken back for two days; a webhook may come a week late. */
const amendedDays = 30;

/** How often somebody else may change the same item at the very same time. */
const tries = 20;

/** Replies as items of the state table, beside their record. */
export function replies(store: Store): Replies {
  const find = async (place: ReplyPlace): Promise<Versioned<Reply> | undefined> =>
    versioned(await store.get('state', replyKey(place)));
  return {
    async keep(reply) {
      await store.put(putAt(replyItem(reply), 0));
      const amendment = await amendmentOf(store, reply.thing);
      if (amendment !== undefined) await change(store, reply, amended(amendment.value));
    },
    find: async (place) => (await find(place))?.value,
    async of(places) {
      const items = await store.getMany('state', places.map(replyKey));
      return items.map((item) => versioned(item)?.value);
    },
    async amend({ thing, record }, amendment) {
      const standing = await keepNewest(store, thing, amendment);
      if (record === undefined) return {};
      const place = { thing, record };
      const before = await find(place);
      await change(store, place, amended(standing));
      const key = before?.value.media?.key;
      return standing.kind === 'revoke' && key !== undefined ? { dropped: key } : {};
    },
    async addMedia(place, media) {
      const after = await change(store, place, (reply) =>
        reply.content === undefined ? reply : { ...reply, media },
      );
      return after?.media !== undefined;
    },
  };
}

function versioned(item: Item | undefined): Versioned<Reply> | undefined {
  if (item === undefined) return undefined;
  const { version, ...value } = readBack(replyShape, item);
  return { value, version };
}

function replyItem({ content, media, ...rest }: Reply): Item {
  return {
    ...replyKey(rest),
    ...rest,
    ...(content !== undefined && { content: JSON.stringify(content) }),
    ...(media !== undefined && { media: { ...media } }),
  };
}

function amended(amendment: Amendment): (reply: Reply) => Reply {
  return ({ content, edited: _edited, media, ...bare }) => {
    if (amendment.kind === 'revoke') return bare;
    return content === undefined
      ? bare
      : { ...bare, content, edited: amendment.body, ...(media !== undefined && { media }) };
  };
}

/** Changes what stands there; undefined where nothing does. */
async function change(
  store: Store,
  place: ReplyPlace,
  next: (reply: Reply) => Reply,
): Promise<Reply | undefined> {
  for (let tried = 0; tried < tries; tried += 1) {
    const found = versioned(await store.get('state', replyKey(place)));
    if (found === undefined) return undefined;
    const changed = next(found.value);
    const outcome = await store.put(putAt(replyItem(changed), found.version));
    if (outcome.kind === 'written') return changed;
  }
  throw new Error(`the reply ${place.thing} keeps changing`);
}

async function amendmentOf(store: Store, thing: string): Promise<Versioned<Amendment> | undefined> {
  const item = await store.get('state', amendmentKey(thing));
  if (item === undefined) return undefined;
  const { version, amendment } = readBack(amendmentShape, item);
  return { value: amendment, version };
}

/** Answers with the newest, which may be another. What was taken back stays so. */
async function keepNewest(store: Store, thing: string, amendment: Amendment): Promise<Amendment> {
  for (let tried = 0; tried < tries; tried += 1) {
    const standing = await amendmentOf(store, thing);
    if (standing !== undefined && !overrules(amendment, standing.value)) return standing.value;
    const ttl = Math.floor(amendment.at / 1000) + amendedDays * 86_400;
    const item = { ...amendmentKey(thing), amendment: JSON.stringify(amendment), ttl };
    const outcome = await store.put(putAt(item, standing?.version ?? 0));
    if (outcome.kind === 'written') return amendment;
  }
  throw new Error(`the changes of reply ${thing} keep coming`);
}

function overrules(next: Amendment, standing: Amendment): boolean {
  if (standing.kind === 'revoke') return false;
  return next.kind === 'revoke' || next.at > standing.at;
}
