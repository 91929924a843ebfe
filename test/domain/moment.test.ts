import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { momentOf } from '#domain/moment';

describe('a moment', () => {
  it.each([
    ['2026-12-01T01:30:00Z', '2026-12-01T01:30:00.000Z'],
    ['2026-12-01T01:30:00.5Z', '2026-12-01T01:30:00.500Z'],
    ['2026-12-01T01:30:00.123456789-03:00', '2026-12-01T04:30:00.123Z'],
    ['2026-12-01T01:30:00,25+0530', '2026-11-30T20:00:00.250Z'],
    ['2026-12-01 01:30', '2026-12-01T01:30:00.000Z'],
    ['1796088600', '2026-12-01T01:30:00.000Z'],
    ['2024-02-29T23:59:59Z', '2024-02-29T23:59:59.000Z'],
    ['2000-02-29T00:00Z', '2000-02-29T00:00:00.000Z'],
  ])('is read from %s, in UTC where no zone is named', (text, wanted) => {
    expect(momentOf(text)).toEqual({ kind: 'instant', at: Date.parse(wanted) });
  });

  it('is read from seconds since 1970', () => {
    expect(momentOf(1_796_088_600.25)).toEqual({ kind: 'instant', at: 1_796_088_600_250 });
  });

  it('is a day where there is no time of day', () => {
    expect(momentOf('2026-12-01')).toEqual({ kind: 'day', at: Date.UTC(2026, 11, 1) });
  });

  it.each([
    ['a day that is not', '2026-02-29'],
    ['a day that was not', '1900-02-29'],
    ['the 31st of a short month', '2026-04-31'],
    ['no day', '2026-04-00'],
    ['a month that is not', '2026-13-01'],
    ['no month', '2026-00-01'],
    ['25 o’clock', '2026-12-01T25:00'],
    ['61 minutes', '2026-12-01T10:61'],
    ['a year', '2026'],
    ['a day in another spelling', '20261201'],
    ['what each machine reads differently', 'Dec 1, 2026 10:00'],
    ['milliseconds', 1_796_088_600_000],
    ['no number', Number.NaN],
    ['more than any number', Infinity],
    ['a word', 'now'],
    ['nothing', null],
    ['a list', ['2026-12-01']],
  ])('is not read from %s', (_, value) => {
    expect(momentOf(value)).toBeUndefined();
  });

  it('is what the platform reads, for every moment of ten thousand years', () => {
    const years = { min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z') };
    fc.assert(
      fc.property(fc.date({ ...years, noInvalidDate: true }), (date) => {
        expect(momentOf(date.toISOString())?.at).toBe(date.getTime());
        const [day = ''] = date.toISOString().split('T');
        expect(momentOf(day)).toEqual({ kind: 'day', at: Date.parse(day) });
      }),
      { numRuns: 1_000 },
    );
  });
});
