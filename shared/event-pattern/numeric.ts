import type { Range, Test } from './event-pattern.ts';
import { type Json, isList } from './json.ts';
import type { Refuse } from './problems.ts';

const usage = 'write ["=", 5], one bound such as [">", 5], or two such as [">=", 0, "<", 10]';

/** Reads `[operator, number]` or a lower and an upper bound, in this order. */
export function numericTest(operand: Json, at: string, refuse: Refuse): Test | undefined {
  const range = isList(operand) ? rangeOf(operand) : undefined;
  if (range === undefined) return refuse(at, `is no comparison: ${usage}`);
  const { from, to, openFrom, openTo } = range;
  if (from > to || (from === to && (openFrom || openTo || operandsOf(operand) > 2))) {
    return refuse(at, 'has a lower bound that is not below the upper one');
  }
  return {
    accepts: (value) => typeof value === 'number' && isIn(value, range),
    anchor: { kind: 'range', ...range },
  };
}

function isIn(value: number, { from, to, openFrom, openTo }: Range): boolean {
  // A number too large for a double is read as infinite: AWS compares it with nothing.
  if (!Number.isFinite(value)) return false;
  return (openFrom ? value > from : value >= from) && (openTo ? value < to : value <= to);
}

function rangeOf(operand: readonly Json[]): Range | undefined {
  const [first, bound, second, top, ...more] = operand;
  if (!isFinite(bound) || more.length > 0) return undefined;
  if (operand.length === 2) return oneBound(first, bound);
  if ((first !== '>' && first !== '>=') || (second !== '<' && second !== '<=')) return undefined;
  return isFinite(top)
    ? { from: bound, to: top, openFrom: first === '>', openTo: second === '<' }
    : undefined;
}

function oneBound(operator: Json | undefined, bound: number): Range | undefined {
  if (operator === '=') return { from: bound, to: bound, openFrom: false, openTo: false };
  if (operator === '>' || operator === '>=') {
    return { from: bound, to: Infinity, openFrom: operator === '>', openTo: false };
  }
  if (operator === '<' || operator === '<=') {
    return { from: -Infinity, to: bound, openFrom: false, openTo: operator === '<' };
  }
  return undefined;
}

function isFinite(value: Json | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function operandsOf(operand: Json): number {
  return isList(operand) ? operand.length : 0;
}
