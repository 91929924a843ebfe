import { describe, expect, it } from 'vitest';
import { zonedDay } from '#domain/texts/zoned-day';

const justAfterMidnightUtc = Date.UTC(2026, 10, 22, 0, 30);

describe('the day in a zone', () => {
  it.each([
    ['America/Sao_Paulo', '2026-11-21'],
    ['Europe/Lisbon', '2026-11-22'],
    ['Asia/Kolkata', '2026-11-22'],
  ])('in %s is %s', (zone, day) => {
    expect(zonedDay(justAfterMidnightUtc, zone)).toBe(day);
    expect(zonedDay(justAfterMidnightUtc, zone)).toBe(day);
  });

  it('is refused for a zone that does not exist', () => {
    expect(() => zonedDay(0, 'Mars/Olympus')).toThrow(RangeError);
  });
});
