/** People in one slice at most: so many plan slots lie in one partition of the ledger. */
const slicePeople = 200;

/** A ref has two base-36 digits for the slice, and 0 is the record's own partition. */
const mostSlices = 1_295;

/** So many people one route can tell of one event. */
export const mostPeople = mostSlices * slicePeople;

/** Into how many slices an audience is cut, numbered from 1; 0 where it is told as a whole. Throws above 259,000 people. */
export function slicesFor(people: number): number {
  const slices = people > slicePeople ? Math.ceil(people / slicePeople) : 0;
  if (slices > mostSlices)
    throw new Error(`${people} people are more than one route can tell: at most ${mostPeople}`);
  return slices;
}

/** A message to a few is told before a notice in slices, by which nobody hears twice; each among its own in their order. */
export function fewFirst<T>(tellings: readonly T[], people: (telling: T) => number): readonly T[] {
  const large = tellings.map((telling) => slicesFor(people(telling)) > 0);
  return [...tellings.filter((_, place) => !large[place]), ...tellings.filter((_, place) => large[place])];
}

/** The part of an audience that lies in a slice, by the audience's own order; empty where there is no such slice. */
export function sliceOf<T>(audience: readonly T[], slice: number): readonly T[] {
  return audience.slice((slice - 1) * slicePeople, slice * slicePeople);
}
