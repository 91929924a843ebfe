import { type Plain, isPlainObject } from '#domain/plain';

type Attribute = Plain | Uint8Array;

/**
 * Bytes of an item as DynamoDB counts them for its limit and its units.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export function itemSize(item: { readonly [attribute: string]: Attribute }): number {
  return Object.entries(item).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + sizeOf(value),
    0,
  );
}

function sizeOf(value: Attribute): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return sizeOfNumber(value);
  if (typeof value === 'boolean' || value === null) return 1;
  if (value instanceof Uint8Array) return value.byteLength;
  if (isPlainObject(value)) return 3 + Object.keys(value).length + itemSize(value);
  return 3 + value.reduce((sum: number, member) => sum + 1 + sizeOf(member), 0);
}

function sizeOfNumber(value: number): number {
  const digits = value.toExponential().replace(/e.*$/, '').replace(/[-.]/g, '').length;
  return Math.ceil(digits / 2) + (value < 0 ? 2 : 1);
}
