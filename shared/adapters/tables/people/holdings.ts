import * as z from 'zod/mini';
import type { Fact } from '#domain/facts/fact';
import { formatRef } from '#domain/ref';
import { personFacts } from '../facts/fact-place.ts';
import { aliasesListed } from './alias.ts';
import { amendmentKey, inboundKey, replyKey } from '../inbound/inbound-keys.ts';
import { askedKey, contentKey, failureKey, messageKey, refOf } from '../store/keys.ts';
import type { Seal } from '../facts/seal.ts';
import { allOf } from '../store/all-of.ts';
import type { Item, Key, Store } from '../store/store.ts';
import { openFact } from '../facts/stored-fact.ts';
import { readBack } from '../store/stored.ts';
import { type StrangersTables, writtenAsStranger } from './written-as-stranger.ts';

/** All that is held of one person, item by item. */
export interface Holdings {
  /** Everything in the person's own partition, the person's item among it. */
  readonly own: readonly Item[];
  /** All that the person was ever found by, unless somebody else has it now. */
  readonly aliases: readonly Item[];
  /** Messages to the person, their parameters, and what Meta said of those that failed. */
  readonly messages: readonly Item[];
  readonly contents: readonly Item[];
  /** What the person was asked, with what they said besides choosing. */
  readonly asked: readonly Item[];
  /** What the person wrote, and what was decided about it. */
  readonly replies: readonly Item[];
  readonly inbounds: readonly Item[];
  /** What the person wrote before anybody knew them. */
  readonly asStranger: readonly Item[];
  /** Facts about the person: their own, and those found by person. */
  readonly facts: readonly Fact[];
}

interface Tables extends StrangersTables {
  readonly seal: Seal;
}

/**
 * Found by the facts: each message has its slot, each reply its fact. What lies in an index may come seconds late.
 */
export async function holdingsOf(person: string, { store, seal, pseudonym }: Tables): Promise<Holdings> {
  const partition = personFacts(person);
  const told = await allOf(store, { table: 'ledger', index: 'by-person', partition });
  const heard = await allOf(store, { table: 'ledger', partition });
  const facts = [...told, ...heard].map((item) => openFact(item, seal));
  const refs = facts.flatMap((fact) => (fact.kind === 'slot' ? [refOfSlot(fact)] : []));
  const messages = await found(
    store,
    refs.map((ref) => messageKey(refOf(ref))),
  );
  const places = facts.flatMap((fact) => (fact.kind === 'replied' ? [fact] : []));
  const things = facts.flatMap((fact) =>
    fact.kind === 'replied' || fact.kind === 'heard' ? [fact.thing] : [],
  );
  const aliases = (await found(store, await aliasKeysOf(person, store))).filter(
    (item) => item['person'] === person,
  );
  return {
    own: await allOf(store, { table: 'state', partition: `P#${person}` }),
    aliases,
    messages,
    contents: await found(store, contentKeys(messages)),
    asked: await found(
      store,
      refs.map((ref) => askedKey(refOf(ref))),
    ),
    replies: await found(store, places.map(replyKey)),
    inbounds: await found(
      store,
      things.flatMap((thing) => [inboundKey(thing), amendmentKey(thing)]),
    ),
    asStranger: await writtenAsStranger(
      aliases.map(({ pk }) => pk),
      { store, pseudonym },
    ),
    facts,
  };
}

async function aliasKeysOf(person: string, store: Store): Promise<readonly Key[]> {
  return allOf(store, { table: 'state', index: 'list', partition: aliasesListed(person) });
}

/** What names a message's item. */
export const messageNamed = z.object({ ref: z.string(), attempt: z.number(), version: z.number() });

/** Of each message: its parameters, and the words of each attempt that failed. */
function contentKeys(messages: readonly Item[]): readonly Key[] {
  return messages.flatMap((item) => {
    const { ref: text, attempt: last } = readBack(messageNamed, item);
    const ref = refOf(text);
    const attempts = Array.from({ length: last }, (_, before) => before + 1);
    return [contentKey(ref), ...attempts.map((attempt) => failureKey(ref, attempt))];
  });
}

function refOfSlot({ record, slice, at, thing }: Extract<Fact, { kind: 'slot' }>): string {
  return formatRef({ record, slice, at, message: thing });
}

async function found(store: Store, keys: readonly Key[]): Promise<readonly Item[]> {
  const items = keys.length === 0 ? [] : await store.getMany('state', keys);
  return items.flatMap((item) => item ?? []);
}
