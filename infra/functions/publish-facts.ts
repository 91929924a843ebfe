import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { EnvInput } from '#functions/publish-facts/env';
import { grantPublish, grantRead, grantSend, grantTable } from '../constructs/grant.ts';
import { feedFromStream } from '../constructs/stream-feed.ts';
import { Worker } from '../constructs/worker.ts';
import type { Parts } from '../parts.ts';

/** The ledger's stream -> outcomes on the bus. */
export class PublishFacts extends Construct {
  constructor(scope: Construct, id: string, { tables, secrets, queues, bus, alarms, config }: Parts) {
    super(scope, id);
    const worker = new Worker(this, 'Worker', {
      step: 'publish-facts',
      timeout: Duration.seconds(30),
      logRetention: config.logRetention,
      environment: {
        BUS_NAME: bus.bus.eventBusName,
        STATE_TABLE: tables.state.tableName,
        LEDGER_TABLE: tables.ledger.tableName,
        FAILURES_QUEUE_URL: queues.failures.queueUrl,
        CALLBACKS_QUEUE_URL: queues.callbacks.queue.queueUrl,
        LEDGER_KEY_SECRET: secrets.ledgerKey.secretArn,
      } satisfies EnvInput,
    });
    // What people have answered to an ask is found by one query.
    grantTable(tables.state, worker, { actions: ['GetItem', 'BatchGetItem', 'Query'] });
    grantTable(tables.ledger, worker, { actions: ['BatchGetItem'] });
    grantPublish(bus.bus, worker);
    grantSend(queues.failures, worker);
    grantSend(queues.callbacks.queue, worker);
    grantRead(secrets.ledgerKey, worker);
    feedFromStream(worker, { table: tables.ledger, failures: queues.failures });

    alarms.onCountOf('ledger-altered', {
      impact: 'A fact of the ledger was changed or removed: what it says may not be what was.',
      runbook: 'ledger-altered',
    });
    alarms.add(worker.function.metric('IteratorAge', { statistic: 'Maximum' }), {
      above: Duration.minutes(5).toMilliseconds(),
      impact: 'Other systems hear of outcomes minutes late; after 24 hours the stream forgets them.',
      runbook: 'facts-late',
    });
  }
}
