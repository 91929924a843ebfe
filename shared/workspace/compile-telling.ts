import type { DedupeRule, Telling } from '#domain/workspace';

import { compileTell } from './compile-tell.ts';
import { parseDuration } from './duration.ts';
import type { Entries } from './entries.ts';
import type { OutcomeRouteEntry, RouteEntry } from './schema.ts';

type Entry = RouteEntry | OutcomeRouteEntry;

/** What every route says about those who are told, as it is stored. */
export function compileTelling(
  { id, tell, notAfter, dedupe, priority, whenInDoubt, category }: Entry,
  templates: Entries['templates'],
): Telling {
  const span = notAfter === undefined ? undefined : parseDuration(notAfter);
  const window = dedupeRule(dedupe);
  return {
    id,
    tell: tell.flatMap((entry) => compileTell(entry, templates)),
    ...(span !== undefined && { notAfter: span }),
    ...(window !== undefined && { dedupe: window }),
    ...(priority === 'urgent' && { priority }),
    ...(whenInDoubt === 'hold' && { whenInDoubt }),
    ...(category !== undefined && { category }),
  };
}

function dedupeRule(dedupe: Entry['dedupe']): DedupeRule | undefined {
  const window = parseDuration(dedupe?.window ?? '');
  if (dedupe === undefined || window === undefined) return undefined;
  return { ...(dedupe.key !== undefined && { key: dedupe.key }), window };
}
