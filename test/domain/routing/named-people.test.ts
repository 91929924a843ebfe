import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namedPeople } from '#domain/routing/named-people';
import { companyId } from '#domain/people/person';

const twenty = Array.from({ length: 20 }, (_, index) => `p${index}`);

describe('a text that names people', () => {
  it('names each once, in its order', () => {
    expect(namedPeople(' ana.souza, rui@example.com ,,ana.souza')).toEqual({
      ids: ['ana.souza', 'rui@example.com'],
      unnamed: [],
    });
  });

  it('says where it names nobody', () => {
    for (const text of ['', '  ', ',', '-- --']) {
      expect(namedPeople(text)).toEqual({ ids: [], unnamed: ['nobody-named'] });
    }
  });

  it('names those whom it can beside what is no company’s id', () => {
    const { ids, unnamed } = namedPeople(`ana,../etc,Ana Souza,manager-of:rui,${'x'.repeat(65)}`);
    expect([ids, unnamed]).toEqual([['ana'], ['nobody-named']]);
  });

  it('names 20, and says where there are more', () => {
    expect(namedPeople(twenty.join())).toEqual({ ids: twenty, unnamed: [] });
    expect(namedPeople([...twenty, 'eva'].join())).toEqual({ ids: twenty, unnamed: ['too-many-named'] });
    expect(namedPeople([...twenty, 'eva', '?'].join()).unnamed).toEqual(['nobody-named', 'too-many-named']);
  });

  it('never gives what could be no company’s id, nor nothing at all', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.stringMatching(/^[\w.@-]{1,66}$/))), (names) => {
        const { ids, unnamed } = namedPeople(names.join());
        expect(ids.every((id) => companyId.test(id))).toBe(true);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.length + unnamed.length).toBeGreaterThan(0);
      }),
    );
  });
});
