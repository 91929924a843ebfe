import { fillTemplate, lengthOf, parametersOf } from '#domain/outbound/template-text';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('the body of a template', () => {
  it('names each of its parameters once, in the order of reading', () => {
    expect(parametersOf('{{b}} of {{a_1}}, again {{b}}')).toEqual(['b', 'a_1']);
    expect(parametersOf('{{1}} {{ a }} {{A}} {a} {{}}')).toEqual([]);
  });

  it('is filled in at every place, and shows what is missing', () => {
    expect(
      fillTemplate('{{a}}-{{b}}-{{a}}-{{c}}', [
        ['a', '1'],
        ['b', ''],
      ]),
    ).toBe('1--1-{{c}}');
  });

  it('takes values as they are: no sign in them means anything', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom('{{b}}', '$&', '$1', '$`')), fc.string(), (a, b) => {
        expect(
          fillTemplate('<{{a}}|{{b}}>', [
            ['a', a],
            ['b', b],
          ]),
        ).toBe(`<${a}|${b}>`);
      }),
    );
  });

  it('is as long as a person counts', () => {
    expect([lengthOf(''), lengthOf('ação'), lengthOf('🙂🙂')]).toEqual([0, 4, 2]);
  });
});
