import { describe, expect, it } from 'vitest';
import type { Person } from '#domain/people/person';
import { changedFields } from '#infra/cli/imported-person';
import { company, start } from './importing.ts';

const ana = 'ana,Ana Souza,+55 11 5550-0101,pt_BR,sao-paulo,,given,form,2026-03-02';

describe('importing people', () => {
  it('adds them once, however often the file comes', async () => {
    const { bring, who } = company();
    expect(await bring(ana)).toEqual({ added: 1, changed: 0, unchanged: 0, problems: [], warnings: [] });
    const first = await who('ana');
    expect(await bring(ana)).toEqual({ added: 0, changed: 0, unchanged: 1, problems: [], warnings: [] });
    expect(await who('ana')).toEqual(first);
    expect(first).toMatchObject({
      company: 'ana',
      name: 'Ana Souza',
      branch: 'sao-paulo',
      language: 'pt_BR',
    });
    expect(first.phone?.reveal()).toBe('+551155500101');
  });

  it('changes what the row says otherwise, and keeps who they are', async () => {
    const { bring, who } = company();
    await bring(ana);
    const { id } = await who('ana');
    expect(await bring(ana.replace('Ana Souza', 'Ana Prado'))).toMatchObject({ changed: 1 });
    expect(await who('ana')).toMatchObject({ id, name: 'Ana Prado' });
  });

  it('names a phone that is somebody else’s, and imports the others', async () => {
    const { bring } = company();
    await bring(ana);
    const outcome = await bring(
      'rui,Rui Costa,+55 11 5550-0101,pt_BR,sao-paulo,,,,',
      'eva,Eva Lima,+55 11 5550-0103,pt_BR,sao-paulo,,,,',
    );
    expect(outcome).toEqual({
      added: 1,
      changed: 0,
      unchanged: 0,
      problems: [
        { file: 'people.csv', line: 2, column: 'phone', message: 'this phone belongs to somebody else' },
      ],
      warnings: [],
    });
  });

  it('hands a phone on within one file, in whichever order', async () => {
    const { bring, who } = company();
    await bring(ana);
    const outcome = await bring(
      'rui,Rui Costa,+55 11 5550-0101,pt_BR,sao-paulo,,,,',
      ana.replace('5550-0101', '5550-0199'),
    );
    expect(outcome).toMatchObject({ added: 1, changed: 1, problems: [] });
    expect((await who('rui')).phone?.reveal()).toBe('+551155500101');
  });

  it('never prints what stands in a cell', async () => {
    const { bring } = company();
    const { problems } = await bring('rui,Rui Costa,11 5550-0101,pt_BR,sao-paulo,,,,');
    expect(problems).toMatchObject([{ line: 2, column: 'phone' }]);
    expect(JSON.stringify(problems)).not.toContain('5550');
  });
});

describe('the manager in an imported row', () => {
  const columns = 'id,name,phone,language,branch';
  const staff = (manager?: string) =>
    manager === undefined
      ? `${columns}\nana,Ana,,en,austin`
      : `${columns},manager\nana,Ana,,en,austin,${manager}`;

  async function after({ people, bringFile, who }: ReturnType<typeof company>, text: string) {
    await bringFile(text);
    const { id, manager } = await who('ana');
    return { manager, version: (await people.find(id))?.version };
  }

  it('is imported, kept where the file has no such column, and cleared where the cell is empty', async () => {
    const them = company();
    expect(await after(them, staff('eva'))).toEqual({ manager: 'eva', version: 1 });
    expect(await after(them, staff())).toEqual({ manager: 'eva', version: 1 });
    expect(await after(them, staff('rui'))).toEqual({ manager: 'rui', version: 2 });
    expect(await after(them, staff(''))).toEqual({ manager: undefined, version: 3 });
  });

  it('draws a warning where nobody among the people has that id', async () => {
    const { bringFile } = company();
    const rows = ['ana,Ana,,en,austin,eva', 'rui,Rui,,en,austin,leo', 'eva,Eva,,en,austin,'];
    expect(await bringFile([`${columns},manager`, ...rows].join('\n'))).toMatchObject({
      added: 3,
      problems: [],
      warnings: [
        {
          file: 'people.csv',
          line: 3,
          column: 'manager',
          message: 'nobody with this id is among the people',
        },
      ],
    });
    expect(await bringFile(staff('eva'))).toMatchObject({ warnings: [] });
  });
});

describe('an absence in an imported row', () => {
  const columns = 'id,name,phone,language,branch,time_zone';
  const away = (cells?: string) =>
    cells === undefined
      ? `${columns}\nana,Ana,,en,austin,UTC`
      : `${columns},absent_from,absent_until,deputy\nana,Ana,,en,austin,UTC,${cells}`;

  it('is imported with its fact, kept where the file has no such columns, and over where the cells are empty', async () => {
    const { bringFile, who, factsOf, clock } = company();
    const absent = { from: Date.UTC(2026, 11, 21), until: Date.UTC(2026, 11, 24), deputy: 'rui' };
    const rui = '\nrui,Rui,,en,austin,UTC';
    const cells = '2026-12-21,2026-12-23,rui';
    expect(await bringFile(away(cells) + rui)).toMatchObject({ added: 2, problems: [], warnings: [] });
    const { id, absence } = await who('ana');
    expect(absence).toEqual(absent);
    clock.now += 1000;
    expect(await bringFile(away())).toMatchObject({ unchanged: 1 });
    expect((await who('ana')).absence).toEqual(absent);
    expect(await bringFile(away(',,'))).toMatchObject({ changed: 1 });
    expect(await who('ana')).not.toHaveProperty('absence');
    const facts = (await factsOf(id)).filter(({ kind }) => kind === 'absence-changed');
    expect(facts).toMatchObject([
      { to: 'absent', from: absent.from, until: absent.until, deputy: (await who('rui')).id },
      { to: 'present' },
    ]);
  });

  it('draws a warning where nobody among the people has the deputy’s id', async () => {
    const { bringFile, factsOf, who } = company();
    expect(await bringFile(away('2026-12-21,2026-12-23,rui'))).toMatchObject({
      added: 1,
      warnings: [{ column: 'deputy', message: 'nobody with this id is among the people' }],
    });
    const facts = (await factsOf((await who('ana')).id)).filter(({ kind }) => kind === 'absence-changed');
    expect(facts).toHaveLength(1);
    expect(facts[0]).not.toHaveProperty('deputy');
  });
});

describe('which fields an import changed', () => {
  const before: Person = {
    id: 'p',
    company: 'ana',
    name: 'Ana',
    language: 'en',
    branch: 'austin',
    manager: 'eva',
    consent: { kind: 'unknown' },
  };

  it('names a manager who is new, another, or none any more', () => {
    const { manager: _, ...without } = before;
    expect(changedFields(without, before)).toEqual(['manager']);
    expect(changedFields(before, { ...before, manager: 'rui' })).toEqual(['manager']);
    expect(changedFields(before, without)).toEqual(['manager']);
    expect(changedFields(before, before)).toEqual([]);
  });
});

describe('consent in an imported row', () => {
  const row = (consent: string, at = '') => `ana,Ana Souza,,pt_BR,sao-paulo,,${consent},form,${at}`;

  it.each([
    ['withdrawn', '2026-09-01', '', '', 'withdrawn'],
    ['withdrawn', '2026-09-01', 'given', '', 'withdrawn'],
    ['withdrawn', '2026-09-01', 'given', '2026-03-02', 'withdrawn'],
    ['withdrawn', '2026-09-01', 'given', '2026-10-01', 'given'],
    ['given', '2026-03-02', 'withdrawn', '', 'withdrawn'],
    ['given', '2026-03-02', 'withdrawn', '2026-01-01', 'given'],
    ['given', '2026-03-02', '', '', 'given'],
    ['', '', 'given', '', 'given'],
  ])('after %s of %j is, with %j of %j, %s', async (...[first, firstAt, second, secondAt, becomes]) => {
    const { bring, who } = company();
    await bring(row(first, firstAt));
    await bring(row(second, secondAt));
    expect((await who('ana')).consent.kind).toBe(becomes);
  });

  it('without a date is of the day of its first import', async () => {
    const { bring, who, clock } = company();
    await bring(row('given'));
    clock.now += 1000;
    expect(await bring(row('given'))).toMatchObject({ unchanged: 1 });
    expect((await who('ana')).consent).toMatchObject({ kind: 'given', source: 'form', at: start });
  });
});
