import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { cursorOf, keyOfCursor } from '../tables/store/cursor.ts';
import { keysOf } from '../tables/store/index-keys.ts';
import type { Page, Query } from '../tables/store/store.ts';
import { itemOf } from './items.ts';
import type { Tables } from './tables.ts';

const lastKey = z.record(z.string(), z.union([z.string(), z.number()]));

/** One page of a partition, of the table itself or of an index. */
export async function query({ client, names }: Tables, asked: Query): Promise<Page> {
  const { Items = [], LastEvaluatedKey } = await client.send(
    new QueryCommand({
      TableName: names[asked.table],
      ...(asked.index === undefined ? { ConsistentRead: true } : { IndexName: asked.index }),
      ...condition(asked),
      ScanIndexForward: asked.newestFirst !== true,
      Limit: asked.limit,
      ...(asked.after !== undefined && { ExclusiveStartKey: keyOfCursor(asked.after) }),
    }),
  );
  const items = Items.map(itemOf);
  if (LastEvaluatedKey === undefined) return { items };
  return { items, next: cursorOf(lastKey.parse(LastEvaluatedKey)) };
}

function condition(asked: Query) {
  const { partition, sort } = keysOf(asked);
  const bound = (text: string) => (sort.type === 'N' ? Number(text) : text);
  const { from, to } = asked;
  const range = [
    ...(from === undefined ? [] : [{ text: '#s >= :from', name: ':from', value: bound(from) }]),
    ...(to === undefined ? [] : [{ text: '#s <= :to', name: ':to', value: bound(to) }]),
  ];
  // DynamoDB takes one condition on the sort key: two bounds make one BETWEEN.
  const onSort = range.length === 2 ? ['#s BETWEEN :from AND :to'] : range.map(({ text }) => text);
  return {
    KeyConditionExpression: ['#p = :p', ...onSort].join(' AND '),
    ExpressionAttributeNames: { '#p': partition, ...(range.length > 0 && { '#s': sort.name }) },
    ExpressionAttributeValues: {
      ':p': asked.partition,
      ...Object.fromEntries(range.map(({ name, value }) => [name, value])),
    },
  };
}
