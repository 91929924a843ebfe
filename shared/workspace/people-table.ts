import { parse } from 'csv-parse/sync';

export interface TableRow {
  /** The line that the row ends on, from 1. */
  readonly line: number;
  /** Cell by column, trimmed; empty where the row is shorter than the header. */
  cell(column: string): string;
  /** Whether the file has the column at all. */
  has(column: string): boolean;
}

export interface TableFault {
  readonly line: number;
  readonly column: string;
  readonly message: string;
}

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  readonly faults: readonly TableFault[];
}

interface Line {
  readonly cells: readonly string[];
  readonly line: number;
}

/** Cells of a CSV file under their header. Where its quotes do not match, nothing is read from there on. */
export function readTable(text: string): Table {
  const { lines, broken } = linesOf(text);
  const [header, ...body] = lines;
  const columns = header?.cells.map((name) => name.toLowerCase()) ?? [];
  const fits = ({ cells }: Line): boolean => cells.length <= columns.length;
  const faults = body
    .filter((line) => !fits(line))
    .map(({ cells, line }) => ({
      line,
      column: '',
      message: `${cells.length} cells under ${columns.length} columns`,
    }));
  return {
    columns,
    rows: body.filter(fits).map(({ cells, line }) => ({
      line,
      cell: (name) => cells[columns.indexOf(name)] ?? '',
      has: (name) => columns.includes(name),
    })),
    faults: broken === undefined ? faults : [...faults, broken],
  };
}

function linesOf(text: string): { lines: readonly Line[]; broken: TableFault | undefined } {
  const lines: Line[] = [];
  let broken: TableFault | undefined;
  parse(text, {
    bom: true,
    delimiter: delimiterOf(text),
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    trim: true,
    on_record: (cells: readonly string[], { lines: line }) => {
      // After the first broken row the reader no longer knows where rows begin.
      if (broken === undefined) lines.push({ cells, line });
    },
    on_skip: (error) => {
      broken ??= {
        line: typeof error?.lines === 'number' ? error.lines : 1,
        column: '',
        message: 'the quotes of this row do not match; nothing was read from here on',
      };
    },
  });
  return { lines, broken };
}

/** Spreadsheets write semicolons where the comma is the decimal point. */
function delimiterOf(text: string): string {
  const [header = ''] = text.split(/\r?\n/, 1);
  return header.includes(';') ? ';' : ',';
}
