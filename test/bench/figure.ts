/** One measured number. Only what is the same on every machine has a budget. */
export interface Figure {
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  readonly budget?: number;
}

export function isBroken({ value, budget }: Figure): boolean {
  return budget !== undefined && value > budget;
}

/** The figures as aligned lines: figure, value, budget, ratio of the two. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [['figure', 'value', 'budget', 'of budget'], ...figures.map(cellsOf)];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]) =>
    row.map((cell, column) => padded(cell, { column, width: widths[column] ?? 0 })).join('  ');
  return rows.map((row) => line(row).trimEnd()).join('\n');
}

function cellsOf(figure: Figure): string[] {
  const { value, unit, budget } = figure;
  const name = `${figure.figure} (${unit})`;
  if (budget === undefined) return [name, shown(value), '', ''];
  const ratio = `${Math.round((100 * value) / budget)} %${isBroken(figure) ? '  BROKEN' : ''}`;
  return [name, shown(value), shown(budget), ratio];
}

function padded(cell: string, { column, width }: { column: number; width: number }): string {
  return column === 0 || column === 3 ? cell.padEnd(width) : cell.padStart(width);
}

function shown(value: number): string {
  return value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('nothing was measured');
  return middle;
}
