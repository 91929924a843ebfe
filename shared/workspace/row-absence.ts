import type { Instant } from '#domain/instant';
import { type Absence, companyId } from '#domain/people/person';

import { type AbsenceEdge, absenceEdge } from './absence-edge.ts';
import type { TableRow } from './people-table.ts';
import { idMeans, type Refuse } from './row-consent.ts';

const columns = ['absent_from', 'absent_until', 'deputy'];

/** What a row says of an absence: null where the cells are empty, undefined where the file has no such columns. */
export function readAbsence(
  row: TableRow,
  timeZone: string | undefined,
  refuse: Refuse,
): Absence | null | undefined {
  if (!columns.some((column) => row.has(column))) return undefined;
  if (columns.every((column) => row.cell(column) === '')) return null;
  const edge = (column: string, which: AbsenceEdge) => readEdge(row, { column, which, timeZone }, refuse);
  const [from, until] = [edge('absent_from', 'from'), edge('absent_until', 'until')];
  const deputy = readDeputy(row, refuse);
  if (from === undefined || until === undefined) return null;
  if (until <= from) refuse('absent_until', 'must be after absent_from');
  return { from, until, ...deputy };
}

interface Edge {
  readonly column: string;
  readonly which: AbsenceEdge;
  readonly timeZone: string | undefined;
}

function readEdge(row: TableRow, { column, which, timeZone }: Edge, refuse: Refuse): Instant | undefined {
  const read = absenceEdge(row.cell(column), which, timeZone);
  if (read.kind === 'read') return read.at;
  refuse(
    column,
    read.kind === 'no-zone'
      ? 'a day needs a zone, that of the branch or the column time_zone: write a time with its zone'
      : 'write a day such as 2026-12-20, or a time with its zone such as 2026-12-20T08:00:00-03:00',
  );
  return undefined;
}

function readDeputy(row: TableRow, refuse: Refuse): Pick<Absence, 'deputy'> {
  const deputy = row.cell('deputy');
  if (deputy === '') return {};
  if (!companyId.test(deputy)) refuse('deputy', `write ${idMeans}, or leave it empty`);
  else if (deputy === row.cell('id')) refuse('deputy', 'nobody is their own deputy');
  return { deputy };
}
