import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StreamRecord } from '#infra/local/engines/table-stream';
import { deliverBatch } from '#infra/local/mappings/stream-batch';
import type { StreamMappingPlan } from '#infra/local/resources/event-source-mapping';

const record = (number: number): StreamRecord => ({
  eventID: String(number),
  dynamodb: { SequenceNumber: String(number), ApproximateCreationDateTime: Date.now() / 1000 },
});
const numbers = (records: readonly StreamRecord[]) =>
  records.map(({ dynamodb }) => Number(dynamodb.SequenceNumber));

function planWith(retries: number, bisect: boolean, reports: boolean): StreamMappingPlan {
  return {
    source: 'stream',
    logicalId: 'Feed',
    functionName: 'f',
    tableName: 't',
    definition: {
      EventSourceArn: 'arn',
      FunctionName: 'f',
      BatchSize: 100,
      FunctionResponseTypes: reports ? ['ReportBatchItemFailures'] : [],
      StartingPosition: 'TRIM_HORIZON',
      BisectBatchOnFunctionError: bisect,
      MaximumRetryAttempts: retries,
    },
  };
}

/** Delivers records 1 to `count`; the function never gets done with the poisoned ones. */
async function deliver(count: number, poison: ReadonlySet<number>, plan: StreamMappingPlan) {
  const reports = plan.definition.FunctionResponseTypes.length > 0;
  const all = Array.from({ length: count }, (_, index) => record(index + 1));
  const seen = { done: new Set<number>(), lost: new Array<number>(), checkpoints: [0], calls: 0 };
  await deliverBatch(all, plan, {
    isStopping: () => false,
    wait: async () => undefined,
    checkpoint: (last) => void seen.checkpoints.push(...numbers([last])),
    giveUp: async (records) => void seen.lost.push(...numbers(records)),
    invoke: async (records) => {
      seen.calls += 1;
      const batch = numbers(records);
      const bad = batch.find((number) => poison.has(number));
      if (bad === undefined || reports) {
        for (const number of batch.slice(0, bad === undefined ? undefined : batch.indexOf(bad)))
          seen.done.add(number);
      }
      if (bad === undefined) return { kind: 'returned', value: null };
      if (!reports) return { kind: 'failed', reason: 'poison' };
      return { kind: 'returned', value: { batchItemFailures: [{ itemIdentifier: String(bad) }] } };
    },
  });
  return seen;
}

const poisons = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 6 });

describe('a batch of a stream', () => {
  it('gives up the poisoned records and no other, when it may be halved', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 30 }),
        poisons,
        fc.boolean(),
        async (count, list, reports) => {
          const poison = new Set(list.filter((number) => number <= count));
          const seen = await deliver(count, poison, planWith(1, true, reports));
          expect(new Set(seen.lost)).toStrictEqual(poison);
          expect(seen.lost).toHaveLength(poison.size);
          expect(seen.done.size).toBe(count - poison.size);
          expect(seen.checkpoints).toStrictEqual([...new Set(seen.checkpoints)].sort((a, b) => a - b));
          expect(seen.checkpoints.at(-1)).toBe(count);
        },
      ),
    );
  });

  it('is tried again as a whole when it may not, then given up as a whole', async () => {
    const seen = await deliver(3, new Set([2]), planWith(2, false, false));
    expect(seen).toMatchObject({ lost: [1, 2, 3], calls: 3, checkpoints: [0, 3] });
  });
});
