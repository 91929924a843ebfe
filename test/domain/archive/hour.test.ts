import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hourOf, hoursBetween, hoursFrom, startOf } from '#domain/archive/hour';

describe('an hour', () => {
  it('is named by its beginning in UTC', () => {
    expect(hourOf(Date.parse('2026-11-22T10:59:59.999Z'))).toBe('2026-11-22T10');
    expect(startOf('2026-11-22T10')).toBe(Date.parse('2026-11-22T10:00:00.000Z'));
  });

  it('is the one that the calendar has, for any instant of four-digit years', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Date.parse('9999-12-31T23:59:59.999Z') }), (instant) => {
        const hour = hourOf(instant);
        expect(hour).toBe(new Date(instant).toISOString().slice(0, 13));
        expect(startOf(hour)).toBe(Date.parse(`${hour}:00:00.000Z`));
      }),
    );
  });

  it('has others before and after it, over months, leap days and years', () => {
    expect(hoursFrom('2028-02-28T23', 1)).toBe('2028-02-29T00');
    expect(hoursFrom('2027-01-01T00', -1)).toBe('2026-12-31T23');
    expect([...hoursBetween('2026-11-22T23', '2026-11-23T01')]).toEqual([
      '2026-11-22T23',
      '2026-11-23T00',
      '2026-11-23T01',
    ]);
    expect([...hoursBetween('2026-11-22T23', '2026-11-22T22')]).toEqual([]);
  });

  it.each(['', '2026-11-22', '2026-02-30T10', '2026-11-22T24', 'x2026-11-22T10'])('is not %j', (text) => {
    expect(() => startOf(text)).toThrow(RangeError);
  });
});
