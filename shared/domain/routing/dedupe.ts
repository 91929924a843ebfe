import type { Sha256 } from '../digest.ts';
import type { Instant } from '../instant.ts';
import type { PlainObject } from '../plain.ts';
import type { TextRenderer } from '../texts/text.ts';
import type { Telling } from '../workspace.ts';

/** Which window of deduplication an event of a route falls into, by its key. */
export interface Flurry {
  /** Event id. */
  readonly event: string;
  readonly route: string;
  /** 22 characters: the same route and key always have the same. */
  readonly window: string;
  readonly at: Instant;
  /** From `at` until then a window is open that this event opens. */
  readonly until: Instant;
}

/** A window as the event that opened it left it. */
export interface OpenWindow {
  readonly event: string;
  readonly until: Instant;
}

/** Whether an event is the first of its window, or repeats the one that opened it. */
export type Repetition = { readonly kind: 'opens' } | { readonly kind: 'repeats'; readonly event: string };

interface Told {
  readonly route: Pick<Telling, 'id' | 'dedupe'>;
  readonly record: string;
  readonly scope: PlainObject;
}

interface WindowTools {
  readonly sha256: Sha256;
  readonly text: TextRenderer;
}

/**
 * The name of the window that an event of a route falls into. Undefined where the route has none, and where its key
 * is empty or does not render: an event that cannot be said to repeat another is told.
 */
export function windowOf({ route, record, scope }: Told, { sha256, text }: WindowTools): string | undefined {
  if (route.dedupe === undefined) return undefined;
  const key = keyOf(route.dedupe.key, { record, scope }, text);
  return key === '' ? undefined : sha256(['dedupe', route.id, key].join('\0')).slice(0, 22);
}

/** An event in the window that it falls into; undefined where there is none. */
export function flurryOf(
  told: Told & { readonly pinned: { readonly id: string; readonly decidedAt: Instant } },
  tools: WindowTools,
): Flurry | undefined {
  const { pinned, route } = told;
  const window = windowOf(told, tools);
  if (route.dedupe === undefined || window === undefined) return undefined;
  const at = pinned.decidedAt;
  return { event: pinned.id, route: route.id, window, at, until: at + route.dedupe.window };
}

function keyOf(
  key: string | undefined,
  { record, scope }: Pick<Told, 'record' | 'scope'>,
  text: TextRenderer,
): string {
  if (key === undefined) return record;
  const outcome = text.render(key, scope);
  return outcome.kind === 'text' ? outcome.text.trim() : '';
}

/**
 * Whether an event opens a window of its own beside the newest one there is. One that was decided before that
 * opened, and comes late, repeats it all the same: people have heard newer of the same.
 */
export function repetitionOf({ at, event }: Flurry, newest: OpenWindow | undefined): Repetition {
  if (newest === undefined || newest.event === event || at >= newest.until) return { kind: 'opens' };
  return { kind: 'repeats', event: newest.event };
}
