import { inspect } from 'node:util';

import { type PeopleFile, readPeople } from '#workspace/people-file';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { exampleFolder, workspaceOf } from './example.ts';

const workspace = workspaceOf(exampleFolder);
const header =
  'id,name,phone,language,branch,time_zone,consent,consent_source,consent_at,consent_by,consent_wording';

function read(...rows: readonly string[]): PeopleFile {
  return readPeople({ file: 'people.csv', text: [header, ...rows].join('\n') }, workspace);
}

describe('a file of people', () => {
  it('gives a row for each person, phones in E.164', () => {
    const { rows, problems } = read(
      'ana,Ana Souza,+55 (11) 5550-0101,pt_BR,sao-paulo,America/Manaus,given,form 12,2026-03-02T14:30:00-03:00',
    );
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([
      {
        line: 2,
        company: 'ana',
        name: 'Ana Souza',
        language: 'pt_BR',
        branch: 'sao-paulo',
        timeZone: 'America/Manaus',
        consent: { kind: 'given', source: 'form 12', at: Date.parse('2026-03-02T17:30:00Z') },
      },
    ]);
    expect(rows[0]?.phone?.reveal()).toBe('+551155500101');
  });

  it('has the evidence of a consent', () => {
    const { rows } = read('ana,Ana,,en,austin,,given,form,2026-03-02,hr.desk,"I agree, gladly"');
    expect(rows[0]?.consent).toEqual({
      kind: 'given',
      source: 'form',
      at: Date.UTC(2026, 2, 2),
      by: 'hr.desk',
      wording: 'I agree, gladly',
    });
  });

  it('may leave the last columns out, and phone, language and consent empty', () => {
    const { rows, problems } = readPeople(
      { file: 'p.csv', text: '\uFEFFBranch,ID,Name,Phone,Language\r\naustin,grace,Grace Hill,,\r\n\r\n' },
      workspace,
    );
    expect(problems).toEqual([]);
    expect(rows).toEqual([
      {
        line: 2,
        company: 'grace',
        name: 'Grace Hill',
        language: 'en',
        branch: 'austin',
        consent: { kind: 'unknown' },
      },
    ]);
  });

  it('may say whom each reports to: somebody, nobody, or nothing about it', () => {
    const rows = (columns: string, row: string) =>
      readPeople({ file: 'p.csv', text: `${columns}\n${row}\n` }, workspace);
    const columns = 'id,name,phone,language,branch';
    expect(rows(`${columns},manager`, 'ana,Ana,,en,austin,eva').rows).toMatchObject([{ manager: 'eva' }]);
    expect(rows(`${columns},manager`, 'ana,Ana,,en,austin,').rows).toMatchObject([{ manager: null }]);
    expect(rows(columns, 'ana,Ana,,en,austin').rows[0]).not.toHaveProperty('manager');
    expect(rows(`${columns},manager`, 'ana,Ana,,en,austin,Eva Lima')).toMatchObject({
      rows: [],
      problems: [{ line: 2, column: 'manager' }],
    });
  });

  it('may be as a spreadsheet writes it where the comma is the decimal point', () => {
    const text = 'id;name;phone;language;branch\nana;"Souza; Ana";+551155500101;pt_BR;sao-paulo\n';
    expect(readPeople({ file: 'p.csv', text }, workspace)).toMatchObject({
      rows: [{ name: 'Souza; Ana' }],
      problems: [],
    });
  });

  it('is read without a workspace, then each row says its own language', () => {
    const text = 'id,name,phone,language,branch\nana,Ana,,pt_BR,anywhere\nrui,Rui,,,anywhere\n';
    expect(readPeople({ file: 'p.csv', text })).toMatchObject({
      rows: [{ company: 'ana', branch: 'anywhere' }],
      problems: [{ line: 3, column: 'language' }],
    });
  });

  it('dates a consent that names no time by nothing, and one that names no source by the import', () => {
    expect(
      read('ana,Ana,,en,austin,,GIVEN,,', 'rui,Rui,,en,austin,,withdrawn,,2026-05-01').rows,
    ).toMatchObject([
      { consent: { kind: 'given', source: 'import' } },
      { consent: { kind: 'withdrawn', source: 'import', at: Date.UTC(2026, 4, 1) } },
    ]);
  });

  it.each([
    ['an id with a blank', 'a b,Ana,,en,austin', 'id'],
    ['no id', ',Ana,,en,austin', 'id'],
    ['no name', 'ana,,,en,austin', 'name'],
    ['a phone without country code', 'ana,Ana,5550-0101,en,austin', 'phone'],
    ['a language as others spell it', 'ana,Ana,,pt-BR,austin', 'language'],
    ['a branch that is not there', 'ana,Ana,,en,dallas', 'branch'],
    ['no branch', 'ana,Ana,,en,', 'branch'],
    ['a zone nobody knows', 'ana,Ana,,en,austin,Mars/Base', 'time_zone'],
    ['another word for consent', 'ana,Ana,,en,austin,,yes', 'consent'],
    ['a day that is not', 'ana,Ana,,en,austin,,given,form,2026-02-31', 'consent_at'],
    ['a time without a zone', 'ana,Ana,,en,austin,,given,form,2026-02-01T10:00:00', 'consent_at'],
    ['a name for who wrote it down', 'ana,Ana,,en,austin,,given,form,,Eva Nogueira', 'consent_by'],
    ['a story for a source', `ana,Ana,,en,austin,,given,${'x'.repeat(101)},`, 'consent_source'],
    ['a contract for a wording', `ana,Ana,,en,austin,,given,form,,,${'x'.repeat(1001)}`, 'consent_wording'],
    ['a cell too many', 'ana,Ana,,en,austin,,given,form,2026-02-01,more,,', ''],
  ])('names line and column of %s, and keeps the other rows', (_, row, column) => {
    const { rows, problems } = read('rui,Rui,,en,austin', row, 'eva,Eva,,en,austin');
    expect(rows.map(({ company }) => company)).toEqual(['rui', 'eva']);
    expect(problems).toMatchObject([{ file: 'people.csv', line: 3, column }]);
  });

  it('takes the first of two people with one id or one phone, however it is written', () => {
    const { rows, problems } = read(
      'ana,Ana,+1 512 555 0141,en,austin',
      'ana,Ana B.,,en,austin',
      'rui,Rui,+15125550141,en,austin',
    );
    expect(rows.map(({ name }) => name)).toEqual(['Ana']);
    expect(problems).toMatchObject([
      { line: 3, column: 'id', message: 'the same id as in line 2' },
      { line: 4, column: 'phone', message: 'the same phone as in line 2' },
    ]);
  });

  it('says where it stopped, when the quotes of a row do not match', () => {
    const { rows, problems } = read('rui,Rui,,en,austin', 'ana,"Ana"x,,en,austin', 'eva,Eva,,en,austin');
    expect(rows.map(({ company }) => company)).toEqual(['rui']);
    expect(problems).toMatchObject([
      { line: 3, message: expect.stringContaining('nothing was read from here on') },
    ]);
  });

  it('needs a header with the five first columns, each once, and no others', () => {
    const faults = (text: string): string[] =>
      readPeople({ file: 'p.csv', text }, workspace).problems.map(({ message }) => message);
    expect(faults('')).toHaveLength(5);
    expect(faults('id,name,phone,language\n')).toEqual(["the header lacks the column 'branch'"]);
    expect(faults('id,name,phone,language,branch,id\n')).toEqual(["two columns are called 'id'"]);
    expect(faults('id,name,phone,language,branch,consnt\n')).toEqual([
      "column 6 is unknown; did you mean 'consent'?",
    ]);
  });

  it('never repeats what stands in a cell, for it may be a phone number', () => {
    const number = '+5511987654321';
    const cells = fc.array(fc.constantFrom(number, '', 'ana', 'austin', 'en', `x${number}`), {
      minLength: 1,
      maxLength: 10,
    });
    fc.assert(
      fc.property(fc.array(cells, { minLength: 1, maxLength: 6 }), (rows) => {
        const outcome = read(...rows.map((row) => row.join(',')));
        expect(JSON.stringify(outcome.problems)).not.toContain('987654321');
        expect(inspect(outcome.rows.map(({ phone }) => phone))).not.toContain('987654321');
      }),
      { numRuns: 100 },
    );
  });

  it('gives rows and problems for any text, and throws for none', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom('"', '"",""', ',,,,', 'ana,Ana,,en,austin', '\r', ';;;;'),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const { rows, problems } = read(...lines);
        expect(rows.every(({ company }) => company !== '')).toBe(true);
        expect(problems.every(({ line: at }) => at >= 1)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
