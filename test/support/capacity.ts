import { AsyncLocalStorage } from 'node:async_hooks';
import type { ConsumedCapacity, DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** What requests cost: how many there were, and the units they consumed, indexes included. */
export interface Spent {
  readonly requests: number;
  readonly written: number;
  /** At half a unit where that is the price. */
  readonly read: number;
}

/** Counts what the requests of a client cost, by the step they were made in. */
export interface CapacityMeter {
  /** Runs `work`; whatever it asks the client for counts to `step`. An inner step counts for itself alone. */
  during<T>(step: string, work: () => Promise<T>): Promise<T>;
  /** Runs `work` as a step of its own and says what it cost. */
  spentBy<T>(work: () => Promise<T>): Promise<{ readonly answer: T; readonly spent: Spent }>;
  /** Units of each step so far, in the order in which the steps began; reads at half a unit where they cost that. */
  units(): { readonly [step: string]: number };
  /** Units of a step alone; 0 where it asked for nothing. */
  unitsOf(step: string): number;
}

interface Bill {
  requests: number;
  written: number;
  read: number;
}

const noBill = (): Bill => ({ requests: 0, written: 0, read: 0 });
const unitsOn = ({ written, read }: Spent) => written + read;

/** Watches a client from now on. What is asked outside every step is not counted. */
export function capacityOf(client: DynamoDBClient): CapacityMeter {
  const current = new AsyncLocalStorage<Bill>();
  const bills = new Map<string, Bill>();
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (request) => {
        const bill = current.getStore();
        if (bill === undefined) return next(request);
        Object.assign(request.input, { ReturnConsumedCapacity: 'INDEXES' });
        bill.requests += 1;
        const answer = await next(request);
        bill[kindOf(commandName)] += unitsIn(answer.output);
        return answer;
      },
    { step: 'initialize', name: 'capacity' },
  );
  return {
    during(step, work) {
      const bill = bills.get(step) ?? noBill();
      bills.set(step, bill);
      return current.run(bill, work);
    },
    async spentBy(work) {
      const bill = noBill();
      return { answer: await current.run(bill, work), spent: bill };
    },
    units: () => Object.fromEntries([...bills].map(([step, bill]) => [step, unitsOn(bill)])),
    unitsOf: (step) => unitsOn(bills.get(step) ?? noBill()),
  };
}

function kindOf(command: string | undefined): 'read' | 'written' {
  return /^(Get|BatchGet|Query)/.test(command ?? '') ? 'read' : 'written';
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
