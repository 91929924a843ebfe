import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absenceEdge } from '#workspace/absence-edge';
import { readPeople } from '#workspace/people-file';
import { startOfDay } from '#workspace/start-of-day';
import { zonedDay } from '#domain/texts/zoned-day';
import { exampleFolder, workspaceOf } from './example.ts';

const workspace = workspaceOf(exampleFolder);
const header = 'id,name,phone,language,branch,time_zone,absent_from,absent_until,deputy';

function read(...rows: readonly string[]) {
  return readPeople({ file: 'people.csv', text: [header, ...rows].join('\n') }, workspace);
}

describe('the start of a day', () => {
  it.each([
    ['2026-11-22', 'America/Sao_Paulo', '2026-11-22T03:00:00Z'],
    ['2026-11-22', 'Pacific/Kiritimati', '2026-11-21T10:00:00Z'],
    ['2026-11-22', 'Pacific/Pago_Pago', '2026-11-22T11:00:00Z'],
    // The clocks went from midnight to one.
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00Z'],
    // There was no such day: the clocks went from the end of the 29th to the 31st.
    ['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00Z'],
  ])('%s in %s is %s', (day, zone, instant) => {
    expect(new Date(startOfDay(day, zone)).toISOString()).toBe(instant.replace('Z', '.000Z'));
  });

  it('is the first instant of it, in every zone', () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    const instants = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2035, 0, 1) });
    fc.assert(
      fc.property(zones, instants, (zone, instant) => {
        const day = zonedDay(instant, zone);
        const start = startOfDay(day, zone);
        expect(zonedDay(start, zone)).toBe(day);
        expect(zonedDay(start - 1, zone) < day).toBe(true);
      }),
    );
  });
});

describe('the edge of an absence', () => {
  const zone = 'Europe/Lisbon';

  it('is a time with its zone, or a day that counts whole', () => {
    const at = (text: string) => ({ kind: 'read', at: Date.parse(text) });
    expect(absenceEdge('2026-12-20T08:00-03:00', 'from', undefined)).toEqual(at('2026-12-20T11:00:00Z'));
    expect(absenceEdge('2026-07-01', 'from', zone)).toEqual(at('2026-06-30T23:00:00Z'));
    expect(absenceEdge('2026-07-31', 'until', zone)).toEqual(at('2026-07-31T23:00:00Z'));
    expect(absenceEdge('2026-12-31', 'until', zone)).toEqual(at('2027-01-01T00:00:00Z'));
  });

  it('is nothing else', () => {
    expect(absenceEdge('2026-07-01', 'from', undefined)).toEqual({ kind: 'no-zone' });
    for (const text of ['', 'tomorrow', '2026-02-30', '2026-13-01', '2026-12-20T08:00', '2026-12-20T25:00Z'])
      expect({ text, ...absenceEdge(text, 'from', zone) }).toEqual({ text, kind: 'unreadable' });
  });
});

describe('an absence in a file of people', () => {
  it('is read in the zone of the person, else of the branch', () => {
    const { rows, problems } = read(
      'ana,Ana,,en,sao-paulo,America/Manaus,2026-12-21,2027-01-02,rui',
      'rui,Rui,,en,sao-paulo,,2026-12-21,2026-12-21T18:00:00Z,',
      'eva,Eva,,en,sao-paulo,,,,',
    );
    expect(problems).toEqual([]);
    expect(rows.map(({ absence }) => absence)).toEqual([
      {
        from: Date.parse('2026-12-21T04:00:00Z'),
        until: Date.parse('2027-01-03T04:00:00Z'),
        deputy: 'rui',
      },
      { from: Date.parse('2026-12-21T03:00:00Z'), until: Date.parse('2026-12-21T18:00:00Z') },
      null,
    ]);
  });

  it('is not spoken of by a file without its columns', () => {
    const text = 'id,name,phone,language,branch\nana,Ana,,en,sao-paulo';
    expect(readPeople({ file: 'people.csv', text }, workspace).rows[0]).not.toHaveProperty('absence');
  });

  it.each([
    ['2026-12-21,,', 'absent_until', 'write a day such as'],
    [',2026-12-21,', 'absent_from', 'write a day such as'],
    [',,rui', 'absent_from', 'write a day such as'],
    ['2026-12-21,2026-12-20,', 'absent_until', 'must be after absent_from'],
    ['2026-12-21,2026-12-22,ana', 'deputy', 'nobody is their own deputy'],
    ['2026-12-21,2026-12-22,a b', 'deputy', '1 to 64 letters'],
  ])('%s leaves the row out', (cells, column, message) => {
    const { rows, problems } = read(`ana,Ana,,en,sao-paulo,,${cells}`);
    expect(rows).toEqual([]);
    expect(problems).toContainEqual(
      expect.objectContaining({ line: 2, column, message: expect.stringContaining(message) }),
    );
  });

  it('needs a zone where it has days', () => {
    const text = `${header}\nana,Ana,,en,sao-paulo,,2026-12-21,2026-12-22,`;
    const { problems } = readPeople({ file: 'people.csv', text });
    expect(problems.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('a day needs a zone'),
    );
  });
});
