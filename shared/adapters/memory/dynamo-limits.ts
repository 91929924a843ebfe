import type { Plain } from '#domain/plain';
import { indexesOf } from '../tables/store/index-keys.ts';
import { itemSize } from '../tables/store/item-size.ts';
import { isCheck, type Key, type Put, type Write } from '../tables/store/store.ts';

const itemBytes = 400 * 1024;
const transactionBytes = 4 * 1024 * 1024;
const transactionPuts = 100;
const partitionKeyBytes = 2048;
const sortKeyBytes = 1024;
const depth = 32;

/**
 * Throws where DynamoDB would refuse the puts whatever stands in the tables.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
 */
export function checkLimits(writes: readonly Write[]): void {
  if (writes.length === 0 || writes.length > transactionPuts)
    throw invalid(`${writes.length} puts in one write`);
  const keys = new Set(writes.map(keyOf));
  if (keys.size < writes.length) throw invalid('two puts of one key in a transaction');
  const puts = writes.flatMap((write) => (isCheck(write) ? [] : [write]));
  const bytes = puts.reduce((sum, { item }) => sum + itemSize(item), 0);
  if (puts.length > 1 && bytes > transactionBytes) throw invalid(`a transaction of ${bytes} bytes`);
  for (const write of writes) {
    if (isCheck(write)) checkPlace(write.key);
    else checkItem(write);
  }
}

function keyOf(write: Write): string {
  const { pk, sk } = isCheck(write) ? write.key : write.item;
  return JSON.stringify([write.table, pk, sk]);
}

function checkPlace({ pk, sk }: Key): void {
  checkKey('pk', pk, partitionKeyBytes);
  checkKey('sk', sk, sortKeyBytes);
}

function checkItem({ table, item }: Put): void {
  checkPlace(item);
  for (const { partition, sort } of Object.values(indexesOf(table))) {
    checkIndexKey(partition, item[partition], 'S');
    checkIndexKey(sort.name, item[sort.name], sort.type);
  }
  for (const [name, value] of Object.entries(item)) {
    if (!(value instanceof Uint8Array)) checkValue(name, value, depth);
  }
  const bytes = itemSize(item);
  if (bytes > itemBytes) throw invalid(`an item of ${bytes} bytes`);
}

function checkKey(name: string, value: string, limit: number): void {
  const bytes = Buffer.byteLength(value);
  if (bytes === 0 || bytes > limit) throw invalid(`a key ${name} of ${bytes} bytes`);
}

function checkIndexKey(name: string, value: Plain | Uint8Array | undefined, type: 'S' | 'N'): void {
  if (value === undefined || (type === 'N' && typeof value === 'number')) return;
  if (typeof value !== 'string' || type === 'N')
    throw invalid(`the index key ${name} is not of type ${type}`);
  checkKey(name, value, partitionKeyBytes);
}

function checkValue(name: string, value: Plain, left: number): void {
  if (left === 0) throw invalid(`${name} is nested more than ${depth} deep`);
  if (value === undefined) throw invalid(`${name} is undefined`);
  if (typeof value === 'number') checkNumber(name, value);
  if (typeof value !== 'object' || value === null) return;
  for (const member of Object.values(value)) checkValue(name, member, left - 1);
}

function checkNumber(name: string, value: number): void {
  const size = Math.abs(value);
  if (Number.isFinite(value) && (size === 0 || (size >= 1e-130 && size < 1e126))) return;
  throw invalid(`${name} is a number that DynamoDB does not have`);
}

function invalid(what: string): Error {
  return new Error(`DynamoDB would refuse ${what}`);
}
