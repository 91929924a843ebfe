import type { FieldChange } from '../records/field-change.ts';
import type { ChangeRule, Route } from '../workspace.ts';

export type ChangeOutcome =
  | { readonly kind: 'holds' }
  /** `because` says what is lacking, in names of the workspace only. */
  | { readonly kind: 'unchanged'; readonly because: string };

type Change = readonly FieldChange[];
type Threshold = NonNullable<ChangeRule['by']>;

/** A share of the larger number by which the last digits of a sum in binary may be off: 10 % of 1.1 is no round number. */
const rounding = 1e-12;

/**
 * Whether an event changed its record in the way that a route asks for. Judged by the change that stands in the
 * event's fact: what a later event had written already is not in it, and the record as it is now is not asked.
 */
export function judgeChange({ entering, leaving, field, by }: ChangeRule, change: Change): ChangeOutcome {
  const stage = change.find((one) => one.field === '$stage');
  const lacking = [
    entering && !isOneOf(entering, stage?.after) && `the stage did not come into ${oneOf(entering)}`,
    leaving && !isOneOf(leaving, stage?.before) && `the stage did not leave ${oneOf(leaving)}`,
    field && !change.some((one) => isMeant(one, field, by)) && `${oneOf(field)} did not change${muchOf(by)}`,
  ].find((because) => typeof because === 'string');
  return lacking === undefined ? { kind: 'holds' } : { kind: 'unchanged', because: lacking };
}

/** The routes that an event's change of the record is enough for. One that asks for nothing takes any. */
export function routesAsking(routes: readonly Route[], change: Change): readonly Route[] {
  return routes.filter(
    ({ changed }) => changed === undefined || judgeChange(changed, change).kind === 'holds',
  );
}

function isOneOf(stages: readonly string[], stage: FieldChange['after']): boolean {
  return stages.some((one) => one === stage);
}

/** A number that was none before was not there. */
function isMeant(
  { field, before, after }: FieldChange,
  fields: readonly string[],
  by: Threshold | undefined,
): boolean {
  if (!fields.includes(field) || before === undefined || before === null) return false;
  if (by === undefined) return true;
  return typeof before === 'number' && typeof after === 'number' && isBy(by, before, after);
}

/** Any step away from zero is more than every percentage of it. */
function isBy({ amount, percent, way }: Threshold, before: number, after: number): boolean {
  const rise = after - before;
  if ((way === 'up' && rise <= 0) || (way === 'down' && rise >= 0)) return false;
  const wanted = percent === true ? (Math.abs(before) * amount) / 100 : amount;
  return Math.abs(rise) >= wanted - rounding * Math.max(Math.abs(before), Math.abs(after));
}

function oneOf(names: readonly string[]): string {
  return names.join(' or ');
}

function muchOf(by: Threshold | undefined): string {
  if (by === undefined) return '';
  const sign = { up: '+', down: '-', either: '' }[by.way ?? 'either'];
  return ` by ${sign}${by.amount}${by.percent === true ? '%' : ''}`;
}
