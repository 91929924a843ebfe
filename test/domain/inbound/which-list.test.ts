import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentFault } from '#domain/outbound/check-outbound';
import { choiceId, mostListed, offeredParameters, parseChoice, whichList } from '#domain/inbound/which-list';

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
        expect(chosen).toEqual([...all.map(({ record }) => ({ question, record })), { question }]);
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
});
