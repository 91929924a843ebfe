import type { Workspace } from '#domain/workspace';

import { hint } from './nearest.ts';
import { type PersonRow, readRow } from './people-row.ts';
import { readTable } from './people-table.ts';
import type { SourceFile } from './yaml-file.ts';

export type { PersonRow } from './people-row.ts';
export type { RowConsent } from './row-consent.ts';

/** Never holds what stands in the cell: it may be a phone number in the wrong column. */
export interface PeopleProblem {
  readonly file: string;
  readonly line: number;
  /** Name of the column; empty for the row as a whole. */
  readonly column: string;
  readonly message: string;
}

export interface PeopleFile {
  readonly rows: readonly PersonRow[];
  readonly problems: readonly PeopleProblem[];
}

const required = ['id', 'name', 'phone', 'language', 'branch'];
const optional = [
  'manager',
  'time_zone',
  'consent',
  'consent_source',
  'consent_at',
  'consent_by',
  'consent_wording',
  'absent_from',
  'absent_until',
  'deputy',
];

/**
 * Reads people from CSV (comma or semicolon, UTF-8, header in any order). Rows with a problem are left out, the
 * others are there. With a workspace, branches are checked and an empty language is the branch's.
 */
export function readPeople({ file, text }: SourceFile, workspace?: Workspace): PeopleFile {
  const table = readTable(text);
  const problems: PeopleProblem[] = [...table.faults, ...headerFaults(table.columns)].map((fault) => ({
    file,
    ...fault,
  }));
  if (required.some((column) => !table.columns.includes(column))) return { rows: [], problems };
  const read = table.rows.map((row) => readRow(row, workspace));
  const rows = read.flatMap((outcome) => (outcome.kind === 'row' ? [outcome.row] : []));
  problems.push(
    ...read
      .flatMap((outcome) => (outcome.kind === 'refused' ? outcome.faults : []))
      .map((fault) => ({ file, ...fault })),
  );
  const { kept, repeated } = withoutRepeated(rows);
  problems.push(...repeated.map((fault) => ({ file, ...fault })));
  return { rows: kept, problems: problems.toSorted((a, b) => a.line - b.line) };
}

function headerFaults(columns: readonly string[]): Omit<PeopleProblem, 'file'>[] {
  const known = [...required, ...optional];
  const missing = required.filter((column) => !columns.includes(column));
  return [
    ...missing.map((column) => ({ line: 1, column, message: `the header lacks the column '${column}'` })),
    ...columns.flatMap((column, index) => {
      if (!known.includes(column))
        return [{ line: 1, column: '', message: `column ${index + 1} is unknown${hint(column, known)}` }];
      return columns.indexOf(column) < index
        ? [{ line: 1, column, message: `two columns are called '${column}'` }]
        : [];
    }),
  ];
}

/** Of two rows with the same id or phone neither can be trusted more: the first stays, the second is named. */
function withoutRepeated(rows: readonly PersonRow[]): {
  kept: PersonRow[];
  repeated: Omit<PeopleProblem, 'file'>[];
} {
  const ids = new Map<string, number>();
  const phones = new Map<string, number>();
  const repeated: Omit<PeopleProblem, 'file'>[] = [];
  const kept = rows.filter((row) => {
    const phone = row.phone?.reveal() ?? '';
    const sameId = ids.get(row.company);
    const samePhone = phone === '' ? undefined : phones.get(phone);
    if (sameId !== undefined)
      repeated.push({ line: row.line, column: 'id', message: `the same id as in line ${sameId}` });
    if (samePhone !== undefined)
      repeated.push({ line: row.line, column: 'phone', message: `the same phone as in line ${samePhone}` });
    if (sameId !== undefined || samePhone !== undefined) return false;
    ids.set(row.company, row.line);
    if (phone !== '') phones.set(phone, row.line);
    return true;
  });
  return { kept, repeated };
}
