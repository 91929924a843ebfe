import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { EnvInput } from '#functions/apply-update/env';
import { grantObjects } from '../constructs/buckets.ts';
import { grantRead, grantSend, grantTable } from '../constructs/grant.ts';
import { graphEnvironment } from '../constructs/graph-environment.ts';
import { Worker } from '../constructs/worker.ts';
import type { NumberConfig } from '../business-numbers.ts';
import type { Parts } from '../parts.ts';

/** Updates that a worker applies in a second at the least: a write or two for each, in batches. */
const perWorker = 100;
/** Each message has three statuses, and now and then an answer. */
const perMessage = 4;

/** Updates queue -> statuses, what people wrote, news of the account: facts, and what follows from them. */
export class ApplyUpdate extends Construct {
  static readonly timeout = Duration.seconds(30);
  /** Deliveries of a webhook. */
  static readonly tries = 5;

  constructor(scope: Construct, id: string, { tables, buckets, secrets, queues, alarms, config }: Parts) {
    super(scope, id);
    const worker = new Worker(this, 'Worker', {
      step: 'apply-update',
      timeout: ApplyUpdate.timeout,
      logRetention: config.logRetention,
      environment: {
        STATE_TABLE: tables.state.tableName,
        LEDGER_TABLE: tables.ledger.tableName,
        SEND_QUEUES: queues.send.environment,
        UPDATES_QUEUE_URL: queues.updates.queue.queueUrl,
        CALLBACKS_QUEUE_URL: queues.callbacks.queue.queueUrl,
        MEDIA_BUCKET: buckets.media.bucketName,
        FAILURES_QUEUE_URL: queues.failures.queueUrl,
        LEDGER_KEY_SECRET: secrets.ledgerKey.secretArn,
        TAP_KEYS_SECRET: secrets.tapKeys.secretArn,
        ...graphEnvironment({ config, secrets }),
      } satisfies EnvInput,
    });
    grantTable(tables.state, worker, {
      actions: ['GetItem', 'BatchGetItem', 'PutItem', 'Query'],
      indexes: ['list'],
    });
    grantTable(tables.ledger, worker, { actions: ['GetItem', 'Query', 'PutItem'], indexes: ['by-person'] });
    // A file goes again when who sent it takes it back.
    grantObjects(buckets.media, worker, { actions: ['PutObject', 'DeleteObject'], below: 'media/' });
    grantSend(queues.updates.queue, worker);
    queues.send.grantSend(worker);
    grantSend(queues.callbacks.queue, worker);
    grantSend(queues.failures, worker);
    grantRead(secrets.ledgerKey, worker);
    grantRead(secrets.tapKeys, worker);
    grantRead(secrets.whatsAppToken, worker);
    queues.updates.feed(worker, { batchSize: 10, maxConcurrency: workersFor(config.numbers) });

    alarms.onAnyIn(queues.updates.dead, {
      impact: 'What WhatsApp tells is not applied: statuses, answers or withdrawn consents are missing.',
      runbook: 'updates-not-applied',
    });
    alarms.onAgeOf([queues.updates.queue], Duration.minutes(5), {
      impact: 'Answers, withdrawn consents and statuses take effect minutes late.',
      runbook: 'updates-late',
    });
    alarms.onCountOf('account-warnings', {
      impact: 'Meta paused or rejected a template, or limits a number or the account: messages will not go.',
      runbook: 'account-warnings',
    });
  }
}

function workersFor(numbers: readonly NumberConfig[]): number {
  const updates = numbers.reduce((sum, { perSecond }) => sum + perSecond * perMessage, 0);
  return Math.max(2, Math.ceil(updates / perWorker));
}
