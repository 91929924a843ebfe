import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textRenderer } from '#domain/texts/text';

const texts = textRenderer();
const decidedAt = Date.UTC(2026, 10, 20, 12);
const saoPaulo = { timeZone: 'America/Sao_Paulo', language: 'pt_BR', at: decidedAt };
const austin = { timeZone: 'America/Chicago', language: 'en', at: decidedAt };
const scope = { detail: { due: '2026-12-01T01:30:00Z', day: '2026-12-01', word: 'soon' } };

function said(filtered: string, place?: typeof austin): string {
  const outcome = texts.render(`{{ ${filtered} }}`, scope, place);
  return outcome.kind === 'text' ? outcome.text.replace(/\s/g, ' ') : outcome.reason;
}

/** What is said of a moment so many milliseconds after the decision. */
function inMs(ms: number, place = austin): string {
  return said(`"${new Date(decidedAt + ms).toISOString()}" | relative_time`, place);
}

const [second, minute, hour, day] = [1_000, 60_000, 3_600_000, 86_400_000];

describe('a date and a time', () => {
  it('are written in the language and the zone of the reader', () => {
    expect(said('detail.due | local_date', saoPaulo)).toBe('30 de nov. de 2026');
    expect(said('detail.due | local_time', saoPaulo)).toBe('22:30');
    expect(said('detail.due | local_date_time', saoPaulo)).toBe('30 de nov. de 2026, 22:30');
    expect(said('detail.due | local_date', austin)).toBe('Nov 30, 2026');
    expect(said('detail.due | local_time', austin)).toBe('7:30 PM');
    expect(said('detail.due | local_date_time', austin)).toBe('Nov 30, 2026, 7:30 PM');
    expect(said('detail.due | date: "%A, %d de %B"', saoPaulo)).toBe('segunda-feira, 30 de novembro');
    expect(said('detail.due | date: "%a, %b %d"', austin)).toBe('Mon, Nov 30');
  });

  it('are English and UTC where nobody reads them', () => {
    expect(said('detail.due | local_date_time')).toBe('Dec 1, 2026, 1:30 AM');
  });

  it('are as long as asked for', () => {
    expect(said('detail.due | local_date: "short"', saoPaulo)).toBe('30/11/2026');
    expect(said('detail.due | local_date: "long"', saoPaulo)).toBe('30 de novembro de 2026');
    expect(said('detail.due | local_time: "medium"', saoPaulo)).toBe('22:30:00');
    expect(said('detail.due | local_time: "long"', austin)).toBe('7:30:00 PM CST');
    expect(said('detail.due | local_date_time: "short"', saoPaulo)).toBe('30/11/2026, 22:30');
    expect(said('detail.due | local_date: "full"', saoPaulo)).toBe('not-renderable');
  });

  it('are the same day everywhere where there is no time, and no time then', () => {
    expect(said('detail.day | local_date', saoPaulo)).toBe('1 de dez. de 2026');
    expect(said('detail.day | local_date_time: "short"', austin)).toBe('12/1/26');
    expect(said('detail.day | local_time', austin)).toBe('not-renderable');
  });

  it.each(['local_date', 'local_time', 'local_date_time', 'relative_time'])(
    'that are none do not render as %s, and there is no clock',
    (filter) => {
      for (const wrong of ['detail.word', 'detail.nobody', 'detail', '""', '"now"', '"today"', 'true'])
        expect(said(`${wrong} | ${filter}`, austin)).toBe('not-renderable');
      expect(texts.check(`{{ "now" | ${filter} }}`)?.message).toMatch(/^a text has no clock/);
    },
  );
});

describe('a relative time', () => {
  it('is counted from the decision, in the unit that says most', () => {
    expect(inMs(2 * hour)).toBe('in 2 hours');
    expect(inMs(-3 * day, saoPaulo)).toBe('há 3 dias');
    expect([0, 29 * second, 30 * second, 89 * minute, 90 * minute].map((ms) => inMs(ms))).toEqual([
      'now',
      'now',
      'in 1 minute',
      'in 89 minutes',
      'in 2 hours',
    ]);
    expect([35 * hour, 36 * hour, 44 * day, 45 * day, 547 * day, 548 * day].map((ms) => inMs(-ms))).toEqual([
      '35 hours ago',
      '2 days ago',
      '44 days ago',
      '1 month ago',
      '18 months ago',
      '2 years ago',
    ]);
    expect(inMs(0, saoPaulo)).toBe('agora');
  });

  it('of a day is counted in the days of the reader', () => {
    const at = Date.UTC(2026, 11, 1, 1);
    expect(said('detail.day | relative_time', { ...saoPaulo, at })).toBe('amanhã');
    expect(said('detail.day | relative_time', { ...austin, timeZone: 'Europe/Lisbon', at })).toBe('today');
    expect(said('detail.day | relative_time', austin)).toBe('in 11 days');
  });

  it('does not render where there is no moment to count from', () => {
    expect(said('detail.due | relative_time')).toBe('not-renderable');
  });

  it('is as far ahead as it is behind, and never nearer than a third of itself', () => {
    const lengths = { minute, hour, day, month: 30.44 * day, year: 365.25 * day };
    fc.assert(
      fc.property(fc.integer({ min: minute, max: 9_000 * day }), (ms) => {
        const ahead = /^in (\d+) (\w+?)s?$/.exec(inMs(ms));
        const [, count = '', unit = ''] = ahead ?? [];
        expect(inMs(-ms)).toBe(`${ahead?.[0].slice(3)} ago`);
        const length = Object.entries(lengths).find(([name]) => name === unit)?.[1] ?? Number.NaN;
        expect(Math.abs(Number(count) * length - ms)).toBeLessThanOrEqual(ms / 3);
      }),
    );
  });
});
