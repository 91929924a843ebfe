import { AsyncLocalStorage } from 'node:async_hooks';
import type { ConsumedCapacity, DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** Counts the units that the requests of a client consumed, indexes included, by the step they were made in. */
export interface CapacityMeter {
  /** Runs `work`; whatever it asks the client for counts to `step`. An inner step counts for itself alone. */
  during<T>(step: string, work: () => Promise<T>): Promise<T>;
  /** Units of each step so far, in the order in which the steps began; reads at half a unit where they cost that. */
  units(): { readonly [step: string]: number };
  /** Units of a step alone; 0 where it asked for nothing. */
  unitsOf(step: string): number;
}

/** Watches a client from now on. What is asked outside every step is not counted. */
export function capacityOf(client: DynamoDBClient): CapacityMeter {
  const steps = new AsyncLocalStorage<string>();
  const units = new Map<string, number>();
  client.middlewareStack.add(
    (next) => async (request) => {
      const step = steps.getStore();
      if (step === undefined) return next(request);
      Object.assign(request.input, { ReturnConsumedCapacity: 'INDEXES' });
      const answer = await next(request);
      units.set(step, (units.get(step) ?? 0) + unitsIn(answer.output));
      return answer;
    },
    { step: 'initialize', name: 'capacity' },
  );
  return {
    during(step, work) {
      if (!units.has(step)) units.set(step, 0);
      return steps.run(step, work);
    },
    units: () => Object.fromEntries(units),
    unitsOf: (step) => units.get(step) ?? 0,
  };
}

/** Single requests report one capacity, transactions and batches one for each table. */
function unitsIn(output: object): number {
  if (!('ConsumedCapacity' in output)) return 0;
  const reports = [output.ConsumedCapacity].flat().filter(isReport);
  return reports.reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
}

function isReport(report: unknown): report is ConsumedCapacity {
  return typeof report === 'object' && report !== null && 'CapacityUnits' in report;
}
