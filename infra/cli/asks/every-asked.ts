import type { Ask, Asked } from '#domain/asks/ask';
import type { Asks } from '#ports/asks';

/** Slices read at the same time. */
const atOnce = 8;

/** Everybody who was asked, in the order of their messages: of a notice in slices those of each slice. */
export async function everyAsked(
  ask: Ask,
  asks: Pick<Asks, 'askedIn' | 'slicesOf'>,
): Promise<readonly Asked[]> {
  const slices = await asks.slicesOf(ask);
  const found: Asked[] = [];
  for (let first = 0; first < slices.length; first += atOnce) {
    const some = slices.slice(first, first + atOnce);
    const read = await Promise.all(some.map((slice) => asks.askedIn(ask, slice)));
    found.push(...read.flat().map(({ value }) => value));
  }
  return found;
}
