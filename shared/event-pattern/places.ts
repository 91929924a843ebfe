import type { Field, Place } from './fields.ts';

/** The fields of one path, by the elements of arrays that they lie in. */
export interface Grove {
  readonly here: readonly Field[];
  readonly arrays: ReadonlyMap<number, ReadonlyMap<number, Grove>>;
}

/** For an array, the one element that values are taken from. */
export type Chosen = ReadonlyMap<number, number>;

interface Growing extends Grove {
  readonly here: Field[];
  readonly arrays: Map<number, Map<number, Growing>>;
}

export function groveOf(fields: readonly Field[]): Grove {
  const root = growing();
  const groves = new Map<Place, Growing>();
  const groveAt = (place: Place | undefined): Growing => {
    if (place === undefined) return root;
    const known = groves.get(place);
    if (known !== undefined) return known;
    const { arrays } = groveAt(place.outer);
    const elements = arrays.get(place.array) ?? new Map<number, Growing>();
    const grove = growing();
    arrays.set(place.array, elements.set(place.element, grove));
    groves.set(place, grove);
    return grove;
  };
  for (const field of fields) groveAt(field.place).here.push(field);
  return root;
}

function growing(): Growing {
  return { here: [], arrays: new Map() };
}

/** The fields that lie in no other element of an array than the chosen one. */
export function fieldsWithin(grove: Grove, chosen: Chosen): readonly Field[] {
  const fields: Field[] = [];
  const gather = ({ here, arrays }: Grove): void => {
    for (const field of here) fields.push(field);
    for (const [array, elements] of arrays) {
      const element = chosen.get(array);
      if (element === undefined) for (const inner of elements.values()) gather(inner);
      else {
        const inner = elements.get(element);
        if (inner !== undefined) gather(inner);
      }
    }
  };
  gather(grove);
  return fields;
}

/** What is chosen once a value of this place is taken, of the arrays that still matter. */
export function choosing(
  place: Place | undefined,
  chosen: Chosen,
  matters: (array: number) => boolean,
): Chosen {
  const next = new Map([...chosen].filter(([array]) => matters(array)));
  for (let at = place; at !== undefined; at = at.outer) {
    if (matters(at.array)) next.set(at.array, at.element);
  }
  return next;
}

export function arraysIn(fields: readonly Field[]): ReadonlySet<number> {
  const arrays = new Set<number>();
  for (const { place } of fields) {
    for (let at = place; at !== undefined; at = at.outer) arrays.add(at.array);
  }
  return arrays;
}
