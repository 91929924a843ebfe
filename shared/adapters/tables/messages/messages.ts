import * as z from 'zod/mini';
import type { Instant } from '#domain/instant';
import type { Message } from '#domain/messages/message';
import type { Messages } from '#ports/messages';
import type { Versioned } from '#ports/records';
import { isOpen } from '../asks/ask-item.ts';
import { askedKey, askKey, contentKey, messageKey, providerKey, refOf } from '../store/keys.ts';
import { contentItem, contentShape, messageItem, messageShape } from './message-item.ts';
import { putAt } from '../store/put-at.ts';
import type { Seal } from '../facts/seal.ts';
import type { Item, Store } from '../store/store.ts';
import { putOf } from '../facts/stored-fact.ts';
import { nameOf, readBack } from '../store/stored.ts';

const providerIdDays = 45;
const named = z.object({ ref: z.string(), attempt: z.number() });

/** Messages as items of the state table, beside their record. `now` dates the end of what is kept for a time only. */
export function messages(store: Store, seal: Seal, now: () => Instant): Messages {
  return {
    async plan(message) {
      const content = contentItem(message);
      if (content !== undefined) await store.put({ table: 'state', item: content, when: 'absent' });
      const outcome = await store.put(putAt(messageItem(message), 0));
      const standing = outcome.kind === 'refused' ? outcome.standing[0] : undefined;
      return standing === undefined ? message : (await whole(store, standing)).value;
    },
    async find(ref) {
      const item = await store.get('state', messageKey(refOf(ref)));
      return item && whole(store, item);
    },
    async move(next, from, fact) {
      const put = putAt(messageItem(next), from);
      const outcome = await (fact === undefined ? store.put(put) : store.put(put, putOf(fact, seal)));
      return outcome.kind === 'written';
    },
    async claimToAsk(next, from, open) {
      const holds = { attribute: isOpen, value: true };
      const keys = [askedKey(refOf(next.ref)), ...(open === undefined ? [] : [askKey(open)])];
      const checks = keys.map((key) => ({ table: 'state' as const, key, holds }));
      const outcome = await store.put(putAt(messageItem(next), from), ...checks);
      return outcome.kind === 'written';
    },
    async remember(providerDigest, ref, attempt) {
      const ttl = Math.floor(now() / 1000) + providerIdDays * 86_400;
      const item = { ...providerKey(providerDigest), ref, attempt, ttl };
      const outcome = await store.put({ table: 'state', item, when: 'absent' });
      const standing = outcome.kind === 'refused' ? outcome.standing[0] : undefined;
      if (standing !== undefined && readBack(named, standing).ref !== ref) {
        throw new Error('the provider id names another message already');
      }
    },
    async byProviderDigest(providerDigest) {
      const item = await store.get('state', providerKey(providerDigest));
      return item && readBack(named, item);
    },
  };
}

/** The message with its parameters, wherever they lie. */
async function whole(store: Store, item: Item): Promise<Versioned<Message>> {
  const [message] = await messagesIn(store, [item]);
  if (message === undefined) throw new Error(`there is no message in ${nameOf(item)}`);
  return message;
}

/** Messages with their parameters; those that lie in items of their own are read in one request. */
export async function messagesIn(
  store: Store,
  items: readonly Item[],
): Promise<readonly Versioned<Message>[]> {
  const read = items.map((item) => readBack(messageShape, item));
  const apart = read.filter(({ parameters }) => parameters === undefined).map(({ ref }) => ref);
  const keys = apart.map((ref) => contentKey(refOf(ref)));
  const contents = keys.length === 0 ? [] : await store.getMany('state', keys);
  const found = new Map(apart.map((ref, place) => [ref, contents[place]]));
  return read.map(({ version, parameters, ...message }) => {
    if (parameters !== undefined) return { value: { ...message, parameters }, version };
    const content = found.get(message.ref);
    if (content === undefined) throw new Error(`the parameters of ${message.ref} are not there`);
    return { value: { ...message, ...readBack(contentShape, content) }, version };
  });
}
