import * as z from 'zod/mini';
import type { Entropy } from '#domain/digest';
import type { Instant } from '#domain/instant';
import { freshPace, type Pace } from '#domain/pace/pace';
import type { PersonPace } from '#domain/pace/person-pace';
import type { Paces } from '#ports/paces';
import { dueBucket, paceKey, personPaceKey } from '../store/keys.ts';
import { putAt } from '../store/put-at.ts';
import type { Seal } from '../facts/seal.ts';
import type { Item, Key, Put, Store } from '../store/store.ts';
import { putOf } from '../facts/stored-fact.ts';
import { readBack } from '../store/stored.ts';

/** How often others may be faster: a number at 1,000 a second has 125 workers. */
const patience = 200;

/** A line that nobody stands in is forgotten. */
const keptSeconds = 86_400;

const numberShape = z.object({
  version: z.number(),
  nextAt: z.number(),
  urgentAt: z.number(),
  slowed: z.exactOptional(z.object({ at: z.number(), share: z.number() })),
  breaker: z.exactOptional(
    z.object({
      code: z.number(),
      since: z.number(),
      probeAt: z.number(),
      probes: z.number(),
      late: z.exactOptional(z.literal(true)),
    }),
  ),
  silence: z.exactOptional(
    z.object({
      since: z.number(),
      last: z.number(),
      calls: z.number(),
      thing: z.string(),
      heardAt: z.exactOptional(z.number()),
    }),
  ),
  dueAt: z.exactOptional(z.number()),
});
const personShape = z.object({ version: z.number(), nextAt: z.number() });

export interface PaceTools {
  readonly random: Entropy['random'];
  readonly now: () => Instant;
}

/** Paces as items of the state table. Each write carries a random mark: two writers may well decide the same. */
export function paces(store: Store, seal: Seal, { random, now }: PaceTools): Paces {
  return {
    of: async (number) => paceOf(await store.get('state', paceKey(number))).value,
    change: (number, decide) =>
      changed(store, paceKey(number), {
        read: paceOf,
        decide,
        puts: ({ pace, fact }, version) => {
          if (pace === undefined) return [];
          const item = { ...paceKey(number), ...attributesOf(number, pace), mark: random() };
          return [putAt(item, version), ...(fact === undefined ? [] : [putOf(fact, seal)])];
        },
      }),
    changePerson: ({ number, person }, decide) =>
      changed(store, personPaceKey(person, number), {
        read: readPersonPace,
        decide,
        puts: ({ pace }, version) => {
          if (pace === undefined) return [];
          const ttl = Math.floor(now() / 1000) + keptSeconds;
          const item = { ...personPaceKey(person, number), ...pace, mark: random(), ttl };
          return [putAt(item, version)];
        },
      }),
  };
}

interface Read<V> {
  readonly value: V;
  readonly version: number;
}

interface Change<V, D> {
  readonly read: (item: Item | undefined) => Read<V>;
  readonly decide: (value: V) => D;
  readonly puts: (decision: D, version: number) => readonly Put[];
}

async function changed<V, D>(store: Store, key: Key, { read, decide, puts }: Change<V, D>): Promise<D> {
  let item = await store.get('state', key);
  for (let tried = 0; tried < patience; tried += 1) {
    const { value, version } = read(item);
    const decision = decide(value);
    const wanted = puts(decision, version);
    if (wanted.length === 0) return decision;
    const outcome = await store.put(...wanted);
    if (outcome.kind === 'written') return decision;
    item = outcome.standing[0] ?? (await store.get('state', key));
  }
  throw new Error(`${key.pk} / ${key.sk} changed ${patience} times while one worker tried to change it`);
}

function paceOf(item: Item | undefined): Read<Pace> {
  if (item === undefined) return { value: freshPace, version: 0 };
  const { version, dueAt, ...value } = readBack(numberShape, item);
  return { value: dueAt === undefined ? value : { ...value, backlog: { dueAt } }, version };
}

function readPersonPace(item: Item | undefined): Read<PersonPace | undefined> {
  return item === undefined ? { value: undefined, version: 0 } : personPaceOf(item);
}

export function personPaceOf(item: Item): Read<PersonPace> {
  const { version, ...value } = readBack(personShape, item);
  return { value, version };
}

/** While there is a backlog, the row itself is due. */
function attributesOf(number: string, { breaker, slowed, backlog, silence, ...pace }: Pace) {
  return {
    ...pace,
    ...(silence !== undefined && { silence: { ...silence } }),
    ...(slowed !== undefined && { slowed: { ...slowed } }),
    ...(breaker !== undefined && { breaker: { ...breaker } }),
    ...(backlog !== undefined && { due: dueBucket(number), dueAt: backlog.dueAt }),
  };
}
