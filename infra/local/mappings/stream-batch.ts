import type { StreamRecord } from '../engines/table-stream.ts';
import type { StreamMappingPlan } from '../resources/event-source-mapping.ts';
import { readBatchAnswer } from './batch-answer.ts';
import type { BatchAnswer } from './batch-answer.ts';
import type { Invoked } from '../workers/worker.ts';

export interface BatchPorts {
  invoke(records: readonly StreamRecord[]): Promise<Invoked>;
  /** Everything up to this record is done with. */
  checkpoint(record: StreamRecord): void;
  /** Retries are used up: hands the records to the on-failure queue. */
  giveUp(records: readonly StreamRecord[], attempts: number): Promise<void>;
  isStopping(): boolean;
  wait(ms: number): Promise<void>;
}

const longestWaitMs = 5_000;

/** Where a batch goes on after an answer. */
type Next =
  | { readonly kind: 'done' }
  /** Done up to here; these remain, and begin anew. */
  | { readonly kind: 'rest'; readonly from: number }
  | { readonly kind: 'halve' }
  | { readonly kind: 'again' };

/**
 * What Lambda does after an answer: with reported failures it goes on from the first of them, else it halves the
 * batch where the mapping says so, else it tries the same again.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
 */
function nextOf(answer: BatchAnswer, ids: readonly string[], bisect: boolean): Next {
  if (answer.kind === 'done') return { kind: 'done' };
  const first = answer.kind === 'partly' ? ids.findIndex((id) => answer.failed.has(id)) : 0;
  if (first > 0) return { kind: 'rest', from: first };
  return bisect && ids.length > 1 ? { kind: 'halve' } : { kind: 'again' };
}

/** Delivers a batch of one shard in order, until it is done with or given up. Returns early when the mapping stops. */
export async function deliverBatch(
  records: readonly StreamRecord[],
  plan: StreamMappingPlan,
  ports: BatchPorts,
): Promise<void> {
  const { definition } = plan;
  const retries = definition.MaximumRetryAttempts;
  const todo: (readonly StreamRecord[])[] = [records];
  let attempts = 0;
  while (!ports.isStopping()) {
    const batch = todo[0];
    const last = batch?.at(-1);
    if (batch === undefined || last === undefined) return;
    const ids = batch.map((record) => record.dynamodb.SequenceNumber);
    const invoked = await ports.invoke(batch);
    const answer = readBatchAnswer(invoked, ids, definition.FunctionResponseTypes.length > 0);
    const next = nextOf(answer, ids, definition.BisectBatchOnFunctionError);
    if (next.kind === 'again') {
      attempts += 1;
      if (retries < 0 || attempts <= retries) await ports.wait(Math.min(100 * 2 ** attempts, longestWaitMs));
      else {
        await ports.giveUp(batch, attempts);
        ports.checkpoint(last);
        todo.shift();
        attempts = 0;
      }
      continue;
    }
    todo.splice(0, 1, ...piecesOf(batch, next));
    attempts = 0;
    const done = next.kind === 'done' ? last : next.kind === 'rest' ? batch[next.from - 1] : undefined;
    if (done !== undefined) ports.checkpoint(done);
  }
}

function piecesOf(batch: readonly StreamRecord[], next: Next): (readonly StreamRecord[])[] {
  const middle = Math.ceil(batch.length / 2);
  if (next.kind === 'halve') return [batch.slice(0, middle), batch.slice(middle)];
  return next.kind === 'rest' ? [batch.slice(next.from)] : [];
}
