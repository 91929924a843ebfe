import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { EnvInput } from '#functions/route-event/env';
import { grantRead, grantSend, grantTable } from '../constructs/grant.ts';
import { Worker } from '../constructs/worker.ts';
import type { Parts } from '../parts.ts';

/** Bus rule -> events queue -> record, plan slots, messages, jobs. */
export class RouteEvent extends Construct {
  static readonly timeout = Duration.seconds(30);

  constructor(scope: Construct, id: string, { tables, secrets, queues, alarms, config }: Parts) {
    super(scope, id);
    const worker = new Worker(this, 'Worker', {
      step: 'route-event',
      timeout: RouteEvent.timeout,
      logRetention: config.logRetention,
      environment: {
        STATE_TABLE: tables.state.tableName,
        LEDGER_TABLE: tables.ledger.tableName,
        SEND_QUEUE_URL: queues.send.queue.queueUrl,
        FAILURES_QUEUE_URL: queues.failures.queueUrl,
        LEDGER_KEY_SECRET: secrets.ledgerKey.secretArn,
      } satisfies EnvInput,
    });
    grantTable(tables.state, worker, { actions: ['GetItem', 'BatchGetItem', 'PutItem'] });
    grantTable(tables.ledger, worker, { actions: ['GetItem', 'BatchGetItem', 'PutItem'] });
    grantSend(queues.send.queue, worker);
    grantSend(queues.failures, worker);
    grantRead(secrets.ledgerKey, worker);
    queues.events.feed(worker, { batchSize: 10, maxConcurrency: 5 });

    alarms.onAnyIn(queues.events.dead, {
      impact: 'Events are not routed: nobody is told of them, and no record shows them.',
      runbook: 'events-not-routed',
    });
    alarms.add(new Metric({ namespace: 'Chasqui', metricName: 'ids-reused', statistic: 'Sum' }), {
      above: 0,
      impact: 'A source used one id for two events: the second was not processed, and nobody was told of it.',
      runbook: 'ids-reused',
    });
    alarms.onAgeOf(queues.events.queue, Duration.minutes(5), {
      impact: 'Events wait for minutes before anybody is told.',
      runbook: 'events-late',
    });
  }
}
