import { type Absence, companyId } from '#domain/people/person';
import { Phone } from '#domain/people/phone';
import type { Branch, Workspace } from '#domain/workspace';

import { hint } from './nearest.ts';
import { readAbsence } from './row-absence.ts';
import { idMeans, readConsent, type Refuse, type RowConsent } from './row-consent.ts';
import type { TableFault, TableRow } from './people-table.ts';
import { isTimeZone } from './pieces.ts';

/** A row of the file. */
export interface PersonRow {
  /** From 1, of the file. */
  readonly line: number;
  /** The company's id. */
  readonly company: string;
  readonly name: string;
  readonly phone?: Phone;
  readonly language: string;
  readonly branch: string;
  /** The company's id of whom they report to; null where the cell is empty, absent where the file has no such column. */
  readonly manager?: string | null;
  readonly timeZone?: string;
  readonly consent: RowConsent;
  /** Null where the cells are empty, absent where the file has no such columns. */
  readonly absence?: Absence | null;
}

export type RowOutcome =
  | { readonly kind: 'row'; readonly row: PersonRow }
  | { readonly kind: 'refused'; readonly faults: readonly TableFault[] };

/** A person from a row, or everything that is wrong with the row; faults never quote a cell. */
export function readRow(row: TableRow, workspace: Workspace | undefined): RowOutcome {
  const faults: TableFault[] = [];
  const refuse = (column: string, message: string): void => {
    faults.push({ line: row.line, column, message });
  };
  const branch = readBranch(row, workspace, refuse);
  const phone = readPhone(row, refuse);
  const timeZone = readTimeZone(row, refuse);
  const absence = readAbsence(row, timeZone ?? branch?.timeZone, refuse);
  const read: PersonRow = {
    line: row.line,
    company: readText(row, { column: 'id', shape: companyId, means: idMeans }, refuse),
    name: readText(
      row,
      { column: 'name', shape: /^.{1,200}$/u, means: 'a name of at most 200 characters' },
      refuse,
    ),
    language: readLanguage(row, branch, refuse),
    branch: row.cell('branch'),
    consent: readConsent(row, refuse),
    ...readManager(row, refuse),
    ...(phone !== undefined && { phone }),
    ...(timeZone !== undefined && { timeZone }),
    ...(absence !== undefined && { absence }),
  };
  return faults.length > 0 ? { kind: 'refused', faults } : { kind: 'row', row: read };
}

interface TextRule {
  readonly column: string;
  readonly shape: RegExp;
  readonly means: string;
}

function readText(row: TableRow, { column, shape, means }: TextRule, refuse: Refuse): string {
  const text = row.cell(column);
  if (!shape.test(text)) refuse(column, `write ${means}`);
  return text;
}

function readManager(row: TableRow, refuse: Refuse): Pick<PersonRow, 'manager'> {
  if (!row.has('manager')) return {};
  if (row.cell('manager') === '') return { manager: null };
  return { manager: readText(row, { column: 'manager', shape: companyId, means: idMeans }, refuse) };
}

function readBranch(row: TableRow, workspace: Workspace | undefined, refuse: Refuse): Branch | undefined {
  const id = row.cell('branch');
  const branch = workspace?.branches.find((known) => known.id === id);
  if (id === '') refuse('branch', 'write the id of a branch');
  else if (workspace !== undefined && branch === undefined) {
    refuse(
      'branch',
      `unknown branch${hint(
        id,
        workspace.branches.map((known) => known.id),
      )}`,
    );
  }
  return branch;
}

function readPhone(row: TableRow, refuse: Refuse): Phone | undefined {
  const text = row.cell('phone');
  if (text === '') return undefined;
  const phone = Phone.parse(text);
  if (phone === undefined)
    refuse('phone', 'write the number with + and country code, such as +5511…, or leave it empty');
  return phone;
}

function readTimeZone(row: TableRow, refuse: Refuse): string | undefined {
  const text = row.cell('time_zone');
  if (text === '') return undefined;
  if (!isTimeZone(text))
    refuse('time_zone', "write an IANA name such as America/Sao_Paulo, or leave it empty for the branch's");
  return text;
}

function readLanguage(row: TableRow, branch: Branch | undefined, refuse: Refuse): string {
  const text = row.cell('language') || (branch?.language ?? '');
  if (!/^[a-z]{2,3}(_[A-Z]{2})?$/.test(text))
    refuse('language', 'write a language code as Meta spells it, such as pt_BR or en');
  return text;
}
