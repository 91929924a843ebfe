import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentFault } from '#domain/outbound/check-outbound';
import {
  choiceId,
  mostListed,
  offeredParameters,
  parseChoice,
  rowOf,
  whichList,
} from '#domain/inbound/which-list';
import { formatRef } from '#domain/ref';

const question = 'q'.repeat(16);
const recordId = fc.integer().map((n) => String(Math.abs(n)).padStart(22, '0'));
const offered = fc.uniqueArray(
  fc.record({
    record: recordId,
    title: fc.string({ minLength: 1, maxLength: 200 }).map((text) => `t${text}`),
    about: fc.string({ maxLength: 200 }).map((text) => `a${text}`),
  }),
  { minLength: 2, maxLength: mostListed, selector: ({ record }) => record },
);

describe('the list that asks which record is meant', () => {
  it('is one that Meta takes, whatever the records are called, and each row leads back to its record', () => {
    fc.assert(
      fc.property(offered, (all) => {
        const list = whichList({ event: question, parameters: offeredParameters(all) }, 'pt_BR');
        expect(contentFault(list)).toBeUndefined();
        const rows = list.sections.flatMap((section) => section.rows);
        const chosen = rows.map(({ id }) => parseChoice(id));
        expect(chosen).toEqual([...all.map(({ record }) => ({ question, row: record })), { question }]);
      }),
    );
  });

  it.each([
    '',
    'approve',
    'w.short.none',
    `w.${question}.short`,
    `x.${question}.none`,
    `w.${question}.none.more`,
  ])('has no row %j', (id) => {
    expect(parseChoice(id)).toBeUndefined();
  });

  it('has rows whose ids are read back', () => {
    expect(parseChoice(choiceId({ question }))).toEqual({ question });
  });

  it('has a row for each ask, also where two are about one record', () => {
    const record = 'r'.repeat(22);
    const asks = ['a', 'b'].map((letter) => {
      const ref = formatRef({ record, slice: 0, at: 1, message: letter.repeat(16) });
      return { record, title: 't', about: letter, further: { ref, choice: 'c', question: 'reason' } };
    });
    const list = whichList({ event: question, parameters: offeredParameters(asks) }, 'en');
    const [rows = []] = list.sections.map((section) => section.rows);
    expect(rows.map(({ id }) => parseChoice(id)?.row)).toEqual([...asks.map(rowOf), undefined]);
    expect(rows.map(({ description }) => description)).toEqual(['a', 'b', undefined]);
    expect(contentFault(list)).toBeUndefined();
  });
});
