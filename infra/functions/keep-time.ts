import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { EnvInput } from '#functions/keep-time/env';
import { grantRead, grantSend, grantTable } from '../constructs/grant.ts';
import { tickEachMinute } from '../constructs/tick.ts';
import { Worker } from '../constructs/worker.ts';
import type { Parts } from '../parts.ts';

/** What is begun last has this long to end. */
const margin = Duration.seconds(10);

/** A tick each minute -> what is due: jobs put again, waits that are over, doubts settled, asks to be followed. */
export class KeepTime extends Construct {
  static readonly timeout = Duration.seconds(55);

  constructor(scope: Construct, id: string, { tables, secrets, queues, alarms, config }: Parts) {
    super(scope, id);
    const worker = new Worker(this, 'Worker', {
      step: 'keep-time',
      timeout: KeepTime.timeout,
      logRetention: config.logRetention,
      environment: {
        STATE_TABLE: tables.state.tableName,
        LEDGER_TABLE: tables.ledger.tableName,
        SEND_QUEUES: queues.send.environment,
        UPDATES_QUEUE_URL: queues.updates.queue.queueUrl,
        LEDGER_KEY_SECRET: secrets.ledgerKey.secretArn,
        WORK_SECONDS: `${KeepTime.timeout.toSeconds() - margin.toSeconds()}`,
      } satisfies EnvInput,
    });
    grantTable(tables.state, worker, { actions: ['GetItem', 'BatchGetItem', 'PutItem'], indexes: ['due'] });
    grantTable(tables.ledger, worker, { actions: ['GetItem', 'Query', 'PutItem'] });
    queues.send.grantSend(worker);
    grantSend(queues.updates.queue, worker);
    grantRead(secrets.ledgerKey, worker);
    tickEachMinute(worker);

    alarms.onNoSuccess(worker.function, {
      impact:
        'Jobs that got lost, waits, doubts and asks are not looked after: messages stay where they are, and asks do not expire.',
      runbook: 'time-not-kept',
    });
  }
}
