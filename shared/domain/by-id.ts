interface Named {
  readonly id: string;
}

/** Lists of a workspace do not change while they live, and they live for many events and messages. */
const places = new WeakMap<readonly Named[], ReadonlyMap<string, number>>();

/** The first of that id, found without going through the list more than once in its life. */
export function byId<T extends Named>(all: readonly T[], id: string): T | undefined {
  const known = places.get(all) ?? placesIn(all);
  places.set(all, known);
  const place = known.get(id);
  return place === undefined ? undefined : all[place];
}

function placesIn(all: readonly Named[]): ReadonlyMap<string, number> {
  // From the last, so that of two with one id the first stays.
  return new Map(all.map(({ id }, place): [string, number] => [id, place]).toReversed());
}
