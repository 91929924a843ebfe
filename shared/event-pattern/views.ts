import { addressBits } from './address.ts';
import type { View } from './event-pattern.ts';
import type { Scalar } from './json.ts';
import { foldedKey } from './letter-case.ts';

/** How a view sees a value, and which part of what it sees is a key. */
export interface Sight {
  readonly part: 'all' | 'start' | 'end';
  readonly see: (value: Scalar) => Scalar | undefined;
}

export const sights: { readonly [view in View]: Sight } = {
  present: { part: 'all', see: () => '' },
  whole: { part: 'all', see: (value) => value },
  start: { part: 'start', see: ofText((text) => `${text}"`) },
  end: { part: 'end', see: ofText((text) => `"${text}`) },
  folded: { part: 'all', see: ofText(foldedKey) },
  'folded-start': { part: 'start', see: ofText((text) => foldedKey(`${text}"`)) },
  'folded-end': { part: 'end', see: ofText((text) => foldedKey(`"${text}`)) },
  address: { part: 'start', see: ofText(addressBits) },
};

function ofText(see: (text: string) => string | undefined): (value: Scalar) => string | undefined {
  return (value) => (typeof value === 'string' ? see(value) : undefined);
}
