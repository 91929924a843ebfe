import * as z from 'zod/mini';
import type { Sha256 } from '#domain/digest';
import type { Instant } from '#domain/instant';
import type { PersonErased } from '#domain/facts/person-fact';
import type { Objects } from '#ports/objects';
import { aliasesOf } from './alias.ts';
import { unsay } from '../asks/unsay.ts';
import type { Eraser } from './eraser.ts';
import { type ErasedEvents, eraseEvents } from './erase-events.ts';
import { type Holdings, holdingsOf, messageNamed } from './holdings.ts';
import { aliasKey, contentKey, personKey, refOf, tombstoneKey } from '../store/keys.ts';
import { personOf } from './person-item.ts';
import { putAt } from '../store/put-at.ts';
import type { Seal } from '../facts/seal.ts';
import type { Item, Key, Store } from '../store/store.ts';
import { putOf } from '../facts/stored-fact.ts';
import { json, readBack } from '../store/stored.ts';
import { type StrangersTables, writtenAsStranger } from './written-as-stranger.ts';

export interface ErasingTables extends StrangersTables {
  readonly eraser: Eraser;
  readonly seal: Seal;
  /** Where files that people sent lie. */
  readonly media: Pick<Objects, 'delete'>;
  readonly sha256: Sha256;
  readonly now: () => Instant;
  /** Waits until what was under way has ended: milliseconds. */
  readonly settle: (ms: number) => Promise<void>;
}

export interface Erasing {
  /** The person's internal id. */
  readonly person: string;
  readonly company: string;
  /** Who does it. */
  readonly by: string;
}

/** By the facts, which stay: the same however often it was begun. */
type Counts = Pick<PersonErased, 'messages' | 'replies' | 'events'>;

export type Erased =
  | { readonly kind: 'erased'; readonly counts: Counts }
  /** So many notices are still being told: what they are told from is erased by the next try. */
  | { readonly kind: 'unfinished'; readonly notices: number };

/** Longer than any function runs that may have read the person before, and than an index lags behind. */
const underWayMs = 35_000;

const mediaShape = z.object({ media: z.exactOptional(z.object({ key: z.string() })) });
const tombstoneShape = z.object({
  version: z.number(),
  erasedAt: z.number(),
  by: z.string(),
  /** By what the person was found; gone when all is done. */
  aliases: z.exactOptional(json(z.array(z.string()))),
});

/**
 * Erases all content of a person. The person's own item goes first, so that nobody is told or found any more; the alias
 * of the company's id last: as long as it stands, whoever erases again goes on from where this one was interrupted.
 */
export async function erasePerson(erasing: Erasing, tables: ErasingTables): Promise<Erased> {
  const { store, eraser, settle } = tables;
  const { person, company } = erasing;
  await bury(erasing, tables);
  await eraseContent(erasing, tables);
  await settle(underWayMs);
  const { waiting, ...counts } = await eraseContent(erasing, tables);
  if (waiting > 0) return { kind: 'unfinished', notices: waiting };
  await close(erasing, counts, tables);
  const alias = await store.get('state', aliasKey('company', company));
  if (alias?.['person'] === person) await eraser.remove(alias, Number(alias['version']));
  return { kind: 'erased', counts };
}

/** The tombstone first, with all by which the person is found; then the person is gone. */
async function bury({ person, by }: Erasing, { store, eraser, now }: ErasingTables): Promise<void> {
  for (;;) {
    const item = await store.get('state', personKey(person));
    if (item === undefined) return;
    const { value, version } = personOf(item);
    const standing = await tombstoneOf(person, store);
    const aliases = JSON.stringify(aliasesOf(value).map(({ key }) => key.pk));
    const stone = { ...tombstoneKey(person), erasedAt: standing?.erasedAt ?? now(), by, aliases };
    await store.put(putAt(stone, standing?.version ?? 0));
    if (await eraser.remove(item, version)) return;
  }
}

async function eraseContent(
  { person, company }: Erasing,
  tables: ErasingTables,
): Promise<Counts & ErasedEvents> {
  const { store, media } = tables;
  const held = await holdingsOf(person, tables);
  for (const item of held.messages) await blank(item, tables);
  for (const item of held.asked) await unsay(item, store);
  for (const item of held.replies) {
    const file = readBack(mediaShape, item).media?.key;
    if (file !== undefined) await media.delete(file);
  }
  const aliases = await aliasesToErase(person, held, store);
  const keys = [aliasKey('company', company), personKey(person), tombstoneKey(person)];
  const kept = new Set(keys.map(nameOf));
  const strange = await writtenAsStranger(
    aliases.map(({ pk }) => pk),
    tables,
  );
  const gone = [...held.contents, ...held.replies, ...held.inbounds, ...held.own, ...strange, ...aliases];
  for (const item of gone.filter((one) => !kept.has(nameOf(one)))) await take(item, person, tables);
  return { ...countsOf(held), ...(await eraseEvents(held.facts, tables)) };
}

/** Aliases by the index, and those that the tombstone names: the index may not show the newest yet. */
async function aliasesToErase(person: string, held: Holdings, store: Store): Promise<readonly Item[]> {
  const named = (await tombstoneOf(person, store))?.aliases ?? [];
  const keys = named.map((pk): Key => ({ pk, sk: 'alias' }));
  const items = keys.length === 0 ? [] : await store.getMany('state', keys);
  return [...held.aliases, ...items.flatMap((item) => (item?.['person'] === person ? [item] : []))];
}

/** An item that has a version may be somebody else's by now. */
async function take(item: Item, person: string, { store, eraser }: ErasingTables): Promise<void> {
  let standing: Item | undefined = item;
  while (standing !== undefined && !(await eraser.remove(standing, versionOf(standing)))) {
    standing = await store.get('state', item);
    if (standing?.sk === 'alias' && standing['person'] !== person) return;
  }
}

/** The message stays, as what it was; what it said, to whom by name, and the salt of its digest go. */
async function blank(item: Item, { store, eraser }: ErasingTables): Promise<void> {
  let standing: Item | undefined = item;
  while (standing !== undefined && says(standing)) {
    const { version, ...rest } = standing;
    const blanked = { ...rest, pk: item.pk, sk: item.sk, member: '', salt: '', parameters: '[]' };
    const outcome = await store.put(putAt(blanked, Number(version)));
    if (outcome.kind === 'written') break;
    standing = await store.get('state', item);
  }
  await eraser.remove(contentKey(refOf(readBack(messageNamed, item).ref)));
}

function says({ member, salt, parameters }: Item): boolean {
  return member !== '' || salt !== '' || parameters !== '[]';
}

/** The fact, and the tombstone as it stays, in one: both or neither. */
async function close({ person }: Erasing, counts: Counts, { store, seal }: ErasingTables): Promise<void> {
  const stone = await tombstoneOf(person, store);
  if (stone === undefined) throw new Error(`person ${person} has no tombstone`);
  if (stone.aliases === undefined) return;
  const { erasedAt, by, version } = stone;
  const fact: PersonErased = { kind: 'person-erased', person, at: erasedAt, thing: person, by, ...counts };
  const outcome = await store.put(
    putAt({ ...tombstoneKey(person), erasedAt, by }, version),
    putOf(fact, seal),
  );
  if (outcome.kind !== 'written')
    throw new Error(`person ${person} is being erased by somebody else as well`);
}

async function tombstoneOf(person: string, store: Store) {
  const item = await store.get('state', tombstoneKey(person));
  return item && readBack(tombstoneShape, item);
}

function countsOf({ facts }: Holdings): Omit<Counts, 'events'> {
  const count = (kind: string) => facts.filter((fact) => fact.kind === kind).length;
  const messages = facts.filter((fact) => fact.kind === 'slot' && fact.plan.kind === 'planned').length;
  return { messages, replies: count('replied') + count('heard') };
}

function versionOf(item: Item): number | undefined {
  return typeof item['version'] === 'number' ? item['version'] : undefined;
}

function nameOf({ pk, sk }: Key): string {
  return `${pk}/${sk}`;
}
