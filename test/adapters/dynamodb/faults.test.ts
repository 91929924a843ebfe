import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { dynamoClient } from '#adapters/dynamodb/client';
import { dynamoStore } from '#adapters/dynamodb/store';
import type { Put, Store } from '#adapters/tables/store/store';
import { type Engine, startEngine } from '#test/support/engine';
import { unique } from '../tables/rig.ts';
import { type Fault, type FaultyFront, faultyFront } from './faulty-front.ts';

const coral = 'com.amazonaws.dynamodb.v20120810#';
const failed = (type: string, more: object = {}): Fault => ({
  kind: 'answer',
  status: 400,
  body: { __type: coral + type, message: type, ...more },
});
const cancelled = (...codes: string[]): Fault =>
  failed('TransactionCanceledException', { CancellationReasons: codes.map((Code) => ({ Code })) });

const batch = z.object({
  RequestItems: z.record(z.string(), z.object({ Keys: z.array(z.unknown()), ConsistentRead: z.boolean() })),
});

describe('the tables on DynamoDB, when something goes wrong on the way', () => {
  let engine: Engine;
  let front: FaultyFront;
  let store: Store;

  beforeAll(async () => {
    engine = await startEngine();
    front = await faultyFront(engine.url);
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    store = dynamoStore(
      dynamoClient({ endpoint: front.url, region: 'eu-west-1', credentials }),
      engine.names,
    );
  });
  afterAll(async () => {
    await front.stop();
    await engine.stop();
  });

  const put = (change: object = {}): Put => ({
    table: 'state',
    item: { pk: unique(20), sk: 'x', version: 1, ...change },
    when: 'absent',
  });

  it('a put whose answer was lost has won', async () => {
    const one = put();
    front.meet('PutItem', () => ({ kind: 'lose-answer' }));
    expect(await store.put(one)).toEqual({ kind: 'written' });
    expect(await store.get('state', one.item)).toEqual(one.item);
  });

  it('a next version whose answer was lost has won', async () => {
    const one = put();
    await store.put(one);
    front.meet('PutItem', () => ({ kind: 'lose-answer' }));
    const next = { ...one.item, version: 2 };
    expect(await store.put({ table: 'state', item: next, when: { version: 1 } })).toEqual({
      kind: 'written',
    });
  });

  it('a transaction whose answer was lost has won', async () => {
    front.meet('TransactWriteItems', () => ({ kind: 'lose-answer' }));
    expect(await store.put(put(), put())).toEqual({ kind: 'written' });
  });

  it('a transaction that is refused without showing everything is looked up before it counts as lost', async () => {
    const [one, other] = [put(), put()];
    await store.put(one, other);
    front.meet('TransactWriteItems', () => cancelled('ConditionalCheckFailed', 'None'));
    expect(await store.put(one, other)).toEqual({ kind: 'written' });
    const [mine, theirs] = [put({ by: 'me' }), put()];
    front.meet('TransactWriteItems', () => cancelled('ConditionalCheckFailed', 'None'));
    expect(await store.put(mine, theirs)).toEqual({ kind: 'refused', standing: [undefined, undefined] });
  });

  it.each([
    ['a put that meets a transaction', 'PutItem', failed('TransactionConflictException')],
    ['a transaction that meets another', 'TransactWriteItems', cancelled('None', 'TransactionConflict')],
    ['a transaction that is throttled', 'TransactWriteItems', cancelled('ThrottlingError', 'None')],
    ['a transaction that is still under way', 'TransactWriteItems', failed('TransactionInProgressException')],
  ])('%s is tried again until it is through', async (_, operation, fault) => {
    for (let times = 0; times < 3; times += 1) front.meet(operation, () => fault);
    const puts = operation === 'PutItem' ? [put()] : [put(), put()];
    expect(await store.put(...puts)).toEqual({ kind: 'written' });
  });

  it.each([
    ['a put', 'PutItem', failed('ValidationException')],
    ['a transaction', 'TransactWriteItems', failed('ValidationException')],
    [
      'a transaction that is cancelled for another reason',
      'TransactWriteItems',
      cancelled('ValidationError', 'None'),
    ],
  ])('%s that makes no sense throws', async (_, operation, fault) => {
    front.meet(operation, () => fault);
    const puts = operation === 'PutItem' ? [put()] : [put(), put()];
    await expect(store.put(...puts)).rejects.toThrow(/ValidationException|TransactionCanceled/);
  });

  it('asks again for the keys that were left unread', async () => {
    const items = Array.from({ length: 12 }, () => put().item);
    for (const item of items) await store.put({ table: 'state', item, when: 'absent' });
    const before = front.asked.length;
    front.meet('BatchGetItem', (body) => {
      const [name = '', wanted] = Object.entries(batch.parse(body).RequestItems)[0] ?? [];
      const part = (Keys: unknown[] = []) => ({ [name]: { Keys, ConsistentRead: true } });
      const rest = part(wanted?.Keys.slice(5));
      return {
        kind: 'ask',
        body: { RequestItems: part(wanted?.Keys.slice(0, 5)) },
        also: (answer) => ({ ...answer, UnprocessedKeys: rest }),
      };
    });
    front.meet('BatchGetItem', (body) => ({
      kind: 'answer',
      status: 200,
      body: { Responses: {}, UnprocessedKeys: batch.parse(body).RequestItems },
    }));
    expect(await store.getMany('state', items)).toEqual(items);
    expect(front.asked.slice(before)).toEqual(['BatchGetItem', 'BatchGetItem', 'BatchGetItem']);
  });

  it('gives up on keys that are left unread for good', async () => {
    for (let times = 0; times < 10; times += 1) {
      front.meet('BatchGetItem', (body) => ({
        kind: 'answer',
        status: 200,
        body: { Responses: {}, UnprocessedKeys: batch.parse(body).RequestItems },
      }));
    }
    await expect(store.getMany('state', [put().item])).rejects.toThrow('left 1 keys of state unread');
  });

  it('does not wait for an answer for ever', async () => {
    const one = put();
    front.meet('PutItem', () => ({ kind: 'silence' }));
    expect(await store.put(one)).toEqual({ kind: 'written' });
  });

  it('throws where nobody answers at all', async () => {
    const client = dynamoClient({
      endpoint: 'http://127.0.0.1:1',
      region: 'eu-west-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    });
    await expect(dynamoStore(client, engine.names).get('state', put().item)).rejects.toThrow('ECONNREFUSED');
  });
});
