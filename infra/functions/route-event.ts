import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { EnvInput } from '#functions/route-event/env';
import { grantRead, grantSend, grantTable } from '../constructs/grant.ts';
import { Worker } from '../constructs/worker.ts';
import type { Parts } from '../parts.ts';

/** Bus rule -> events queue -> record, plan slots, messages, jobs; slices of large notices on a queue of their own. */
export class RouteEvent extends Construct {
  static readonly timeout = Duration.seconds(30);
  /** Deliveries of an event, or of a slice. */
  static readonly tries = 5;

  constructor(scope: Construct, id: string, { tables, secrets, queues, alarms, config }: Parts) {
    super(scope, id);
    const worker = new Worker(this, 'Worker', {
      step: 'route-event',
      timeout: RouteEvent.timeout,
      logRetention: config.logRetention,
      environment: {
        STATE_TABLE: tables.state.tableName,
        LEDGER_TABLE: tables.ledger.tableName,
        SEND_QUEUES: queues.send.environment,
        NOTICES_QUEUE_URL: queues.notices.queue.queueUrl,
        FAILURES_QUEUE_URL: queues.failures.queueUrl,
        LEDGER_KEY_SECRET: secrets.ledgerKey.secretArn,
        MAX_RECEIVES: `${RouteEvent.tries}`,
      } satisfies EnvInput,
    });
    grantTable(tables.state, worker, { actions: ['GetItem', 'BatchGetItem', 'PutItem', 'Query'] });
    grantTable(tables.ledger, worker, { actions: ['GetItem', 'BatchGetItem', 'PutItem'] });
    queues.send.grantSend(worker);
    grantSend(queues.notices.queue, worker);
    grantSend(queues.failures, worker);
    grantRead(secrets.ledgerKey, worker);
    queues.events.feed(worker, { batchSize: 10, maxConcurrency: 5 });
    // A slice is 200 people: one at a time, and only two, so that a notice to all leaves room for what is urgent.
    queues.notices.feed(worker, { batchSize: 1, maxConcurrency: 2 });

    alarms.onAnyIn(queues.events.dead, {
      impact: 'Events are not routed: nobody is told of them, and no record shows them.',
      runbook: 'events-not-routed',
    });
    alarms.onAnyIn(queues.notices.dead, {
      impact: 'Part of a notice to many is not told: up to 200 people for each slice hear nothing.',
      runbook: 'notices-not-told',
    });
    alarms.onCountOf('outcomes-forged', {
      impact: 'Somebody puts events on the bus that say they are outcomes of ours: nobody was told of them.',
      runbook: 'outcomes-forged',
    });
    alarms.onCountOf('ids-reused', {
      impact: 'A source used one id for two events: the second was not processed, and nobody was told of it.',
      runbook: 'ids-reused',
    });
    alarms.onAgeOf([queues.events.queue], Duration.minutes(5), {
      impact: 'Events wait for minutes before anybody is told.',
      runbook: 'events-late',
    });
  }
}
