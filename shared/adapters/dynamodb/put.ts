import {
  ConditionalCheckFailedException,
  type AttributeValue,
  TransactionCanceledException,
  TransactionConflictException,
  TransactionInProgressException,
} from '@aws-sdk/client-dynamodb';
import { PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { Conflict } from '../tables/store/conflict.ts';
import { type Check, isCheck, type Put, type PutOutcome, type Write } from '../tables/store/store.ts';
import { itemOfError } from './items.ts';
import type { Tables } from './tables.ts';

/** One put, or a transaction. Throws `Conflict` where another write was under way and this one did not happen. */
export async function put(tables: Tables, writes: readonly Write[]): Promise<PutOutcome> {
  const [only, ...more] = writes;
  if (only === undefined) throw new Error('nothing to put');
  try {
    if (more.length === 0 && !isCheck(only)) await tables.client.send(new PutCommand(request(tables, only)));
    else {
      const TransactItems = writes.map((write) =>
        isCheck(write) ? { ConditionCheck: condition(tables, write) } : { Put: request(tables, write) },
      );
      await tables.client.send(new TransactWriteCommand({ TransactItems }));
    }
    return { kind: 'written' };
  } catch (error) {
    return refusal(error);
  }
}

function request({ names }: Tables, { table, item, when }: Put) {
  const write = {
    TableName: names[table],
    Item: { ...item },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  } as const;
  if (when === 'absent') return { ...write, ConditionExpression: 'attribute_not_exists(pk)' };
  return {
    ...write,
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':version': when.version },
  };
}

function condition({ names }: Tables, { table, key: { pk, sk }, holds }: Check) {
  return {
    TableName: names[table],
    Key: { pk, sk },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    ConditionExpression: '#held = :held',
    ExpressionAttributeNames: { '#held': holds.attribute },
    ExpressionAttributeValues: { ':held': holds.value },
  } as const;
}

/** Reasons of a cancelled transaction that are no answer: nothing was written, and the next try may well be. */
const passing = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);

function refusal(error: unknown): PutOutcome {
  if (error instanceof ConditionalCheckFailedException) return refused([error.Item]);
  if (error instanceof TransactionConflictException || error instanceof TransactionInProgressException) {
    throw new Conflict('another transaction is under way', { cause: error });
  }
  if (!(error instanceof TransactionCanceledException)) throw error;
  const reasons = error.CancellationReasons ?? [];
  if (reasons.some(({ Code }) => Code !== undefined && passing.has(Code))) {
    throw new Conflict('the transaction was cancelled by another write', { cause: error });
  }
  if (!reasons.some(({ Code }) => Code === 'ConditionalCheckFailed')) throw error;
  return refused(reasons.map(({ Item }) => Item));
}

function refused(items: readonly (Record<string, AttributeValue> | undefined)[]): PutOutcome {
  return { kind: 'refused', standing: items.map((item) => item && itemOfError(item)) };
}
