import { describe, expect, it } from 'vitest';
import { readMoment } from '#infra/cli/moment';

describe('a day or a time as somebody gives it to a command', () => {
  it('is a day of this machine from its first to its last millisecond', () => {
    expect(readMoment('2026-11-22', 'start')).toBe(new Date(2026, 10, 22).getTime());
    expect(readMoment('2026-11-22', 'end')).toBe(new Date(2026, 10, 22, 23, 59, 59, 999).getTime());
  });

  it('is the same instant everywhere where it has an offset', () => {
    expect(readMoment('2026-11-22T12:30:00Z', 'start')).toBe(Date.UTC(2026, 10, 22, 12, 30));
    expect(readMoment('2026-11-22T12:30-03:00', 'end')).toBe(Date.UTC(2026, 10, 22, 15, 30));
  });

  it.each([
    '2026-02-30',
    '2026-11-31T10:00',
    '2025-02-29',
    '2026-13-01',
    '22/11/2026',
    '2026-11-22T25:00',
    'now',
  ])('%s is none, and is not taken for another', (text) => {
    expect(() => readMoment(text, 'end')).toThrow(`'${text}' is no day such as 2026-11-22`);
  });
});
