import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeChange, routesAsking } from '#domain/routing/change-rule';
import type { FieldChange } from '#domain/records/field-change';
import type { ChangeRule } from '#domain/workspace';
import { ticketOpened } from '#test/support/workspace';

const moved: FieldChange = { field: '$stage', before: 'diagnosis', after: 'awaiting-parts' };
const opened: FieldChange = { field: '$stage', after: 'awaiting-parts' };
const due: FieldChange = { field: 'dueAt', before: 'digest-of-the-old', after: 'digest-of-the-new' };
const amount = (before: FieldChange['before'], after: number | null): FieldChange =>
  before === undefined ? { field: 'amount', after } : { field: 'amount', before, after };

type Case = readonly [what: string, rule: ChangeRule, change: readonly FieldChange[]];

const holding: readonly Case[] = [
  ['a stage that is entered', { entering: ['closed', 'awaiting-parts'] }, [moved]],
  ['a stage that a record opens in', { entering: ['awaiting-parts'] }, [opened]],
  ['a stage that is left', { leaving: ['diagnosis', 'new'] }, [moved]],
  ['a stage left for another', { leaving: ['diagnosis'], entering: ['awaiting-parts'] }, [moved]],
  ['a text that is another now', { field: ['dueAt'] }, [due]],
  ['one of several fields', { field: ['owner', 'dueAt'] }, [due]],
  ['a number that is none any more', { field: ['amount'] }, [amount(3, null)]],
  ['a step of just so much', { field: ['amount'], by: { amount: 10 } }, [amount(100, 110)]],
  ['a step down where the way is not said', { field: ['amount'], by: { amount: 10 } }, [amount(100, 90)]],
  ['a rise', { field: ['amount'], by: { amount: 10, way: 'up' } }, [amount(100, 115)]],
  ['a fall', { field: ['amount'], by: { amount: 10, way: 'down' } }, [amount(100, 85)]],
  ['a tenth, to the digit', { field: ['amount'], by: { amount: 10, percent: true } }, [amount(1.1, 1.21)]],
  ['a tenth of a debt', { field: ['amount'], by: { amount: 10, percent: true } }, [amount(-100, -90)]],
  ['any step away from zero', { field: ['amount'], by: { amount: 500, percent: true } }, [amount(0, 1)]],
  ['all of several things', { entering: ['awaiting-parts'], field: ['dueAt'] }, [due, moved]],
  ['nothing at all', {}, []],
];

const lacking: readonly (readonly [...Case, because: string])[] = [
  [
    'a stage that stays',
    { entering: ['awaiting-parts', 'lost'] },
    [due],
    'the stage did not come into awaiting-parts or lost',
  ],
  ['another stage entered', { entering: ['closed'] }, [moved], 'the stage did not come into closed'],
  ['another stage left', { leaving: ['awaiting-parts'] }, [moved], 'the stage did not leave awaiting-parts'],
  ['a record that opens', { leaving: ['diagnosis'] }, [opened], 'the stage did not leave diagnosis'],
  [
    'a field that was not there',
    { field: ['dueAt'] },
    [{ field: 'dueAt', after: 'new' }],
    'dueAt did not change',
  ],
  ['a field that was no number', { field: ['amount'] }, [amount(null, 3)], 'amount did not change'],
  ['another field', { field: ['owner', 'amount'] }, [due], 'owner or amount did not change'],
  [
    'too small a step',
    { field: ['amount'], by: { amount: 10 } },
    [amount(100, 109.9)],
    'amount did not change by 10',
  ],
  [
    'a fall where a rise is asked for',
    { field: ['amount'], by: { amount: 10, percent: true, way: 'up' } },
    [amount(100, 50)],
    'amount did not change by +10%',
  ],
  [
    'a rise where a fall is asked for',
    { field: ['amount'], by: { amount: 10, way: 'down' } },
    [amount(100, 150)],
    'amount did not change by -10',
  ],
  [
    'a text where a size is asked for',
    { field: ['dueAt'], by: { amount: 1 } },
    [due],
    'dueAt did not change by 1',
  ],
  [
    'a number that is none any more where a size is asked for',
    { field: ['amount'], by: { amount: 1 } },
    [amount(3, null)],
    'amount did not change by 1',
  ],
  ['one thing of two', { entering: ['awaiting-parts'], field: ['dueAt'] }, [moved], 'dueAt did not change'],
];

describe('a change that a route asks for', () => {
  it.each(holding)('holds for %s', (_, rule, change) => {
    expect(judgeChange(rule, change)).toEqual({ kind: 'holds' });
  });

  it.each(lacking)('does not hold for %s', (...[, rule, change, because]) => {
    expect(judgeChange(rule, change)).toEqual({ kind: 'unchanged', because });
  });

  it('of a size holds for a step if, and only if, it holds for the step back of as much in the other way', () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(number, number, fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (from, to, least) => {
        const kindOf = (way: 'up' | 'down', before: number, after: number) =>
          judgeChange({ field: ['amount'], by: { amount: least, way } }, [amount(before, after)]).kind;
        expect(kindOf('down', to, from)).toBe(kindOf('up', from, to));
      }),
    );
  });
});

describe('the routes that tell of a change', () => {
  it('are those that ask for it, and those that ask for nothing', () => {
    const asking = { ...ticketOpened, id: 'asking', changed: { entering: ['awaiting-parts'] } };
    expect(routesAsking([asking, ticketOpened], [moved])).toEqual([asking, ticketOpened]);
    expect(routesAsking([asking, ticketOpened], [due])).toEqual([ticketOpened]);
  });
});
