import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byId } from '#domain/by-id';

describe('the one of that id', () => {
  it('is the one that a walk through the list finds, whatever the ids and however often it is asked for', () => {
    const id = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor', '');
    fc.assert(
      fc.property(fc.array(id), fc.array(id, { minLength: 1 }), (ids, asked) => {
        const all = ids.map((one, place) => ({ id: one, place }));
        for (const wanted of asked) expect(byId(all, wanted)).toBe(all.find((one) => one.id === wanted));
      }),
    );
  });
});
