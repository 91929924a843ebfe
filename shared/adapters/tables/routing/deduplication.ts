import * as z from 'zod/mini';
import { type Flurry, type OpenWindow, type Repetition, repetitionOf } from '#domain/routing/dedupe';
import type { Instant } from '#domain/instant';
import type { Deduplication } from '#ports/deduplication';
import { repetitionKey, windowKey } from '../store/keys.ts';
import { putAt } from '../store/put-at.ts';
import type { Item, Put, Store } from '../store/store.ts';
import { readBack } from '../store/stored.ts';

/** How often other events may open the window at the very same time. */
const patience = 50;

/** As long as the event itself: whoever delivers it again until then finds what was decided. */
const keptDays = 30;

const windowShape = z.object({ version: z.number(), event: z.string(), until: z.number() });
const repetitionShape = z.union([z.object({ opens: z.literal(true) }), z.object({ repeats: z.string() })]);

/**
 * Windows as items of the state table, one for each route and key, with what was decided of each event beside the
 * event. An event opens a window together with its decision, in one transaction: who wins the one wins the other.
 */
export function deduplication(store: Store): Deduplication {
  return {
    async decide(flurry) {
      const decisionKey = repetitionKey(flurry.event, flurry.route);
      for (let tried = 0; tried < patience; tried += 1) {
        const [decided, newest] = await store.getMany('state', [decisionKey, windowKey(flurry.window)]);
        if (decided !== undefined) return repetitionIn(decided);
        const open = windowIn(newest);
        const repetition = repetitionOf(flurry, open?.value);
        const outcome = await store.put(...putsOf(flurry, repetition, open?.version ?? 0));
        if (outcome.kind === 'written') return repetition;
      }
      throw new Error(
        `the window of route ${flurry.route} changed ${patience} times while one event looked at it`,
      );
    },
    newest: async (window) => windowIn(await store.get('state', windowKey(window)))?.value,
  };
}

function putsOf({ event, route, window, at, until }: Flurry, repetition: Repetition, from: number): Put[] {
  const decided = { ...repetitionKey(event, route), ttl: ttlOf(at) };
  if (repetition.kind === 'repeats')
    return [{ table: 'state', item: { ...decided, repeats: repetition.event }, when: 'absent' }];
  return [
    { table: 'state', item: { ...decided, opens: true }, when: 'absent' },
    putAt({ ...windowKey(window), event, at, until, ttl: ttlOf(until) }, from),
  ];
}

function ttlOf(from: Instant): number {
  return Math.floor(from / 1000) + keptDays * 86_400;
}

function repetitionIn(item: Item): Repetition {
  const read = readBack(repetitionShape, item);
  return 'repeats' in read ? { kind: 'repeats', event: read.repeats } : { kind: 'opens' };
}

function windowIn(
  item: Item | undefined,
): { readonly value: OpenWindow; readonly version: number } | undefined {
  if (item === undefined) return undefined;
  const { version, event, until } = readBack(windowShape, item);
  return { value: { event, until }, version };
}
