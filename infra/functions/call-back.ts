import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { EnvInput } from '#functions/call-back/env';
import { grant, grantRead, grantSend, grantTable } from '../constructs/grant.ts';
import { Worker } from '../constructs/worker.ts';
import type { Parts } from '../parts.ts';

/** A queue -> whoever waits for the outcome of an ask: a task of Step Functions, or a host by HTTPS. */
export class CallBack extends Construct {
  static readonly timeout = Duration.seconds(30);
  /** What fails is tried for a day: the host, or who runs it, may be away for the night. */
  static readonly retryAfter = Duration.minutes(5);
  static readonly tries = 288;

  constructor(scope: Construct, id: string, { tables, secrets, queues, alarms, config }: Parts) {
    super(scope, id);
    const worker = new Worker(this, 'Worker', {
      step: 'call-back',
      timeout: CallBack.timeout,
      logRetention: config.logRetention,
      environment: {
        STATE_TABLE: tables.state.tableName,
        LEDGER_TABLE: tables.ledger.tableName,
        FAILURES_QUEUE_URL: queues.failures.queueUrl,
        LEDGER_KEY_SECRET: secrets.ledgerKey.secretArn,
        SOURCES_SECRET: secrets.sources.secretArn,
        CALLBACK_REACH: config.callbackReach,
        MAX_RECEIVES: `${CallBack.tries}`,
      } satisfies EnvInput,
    });
    grantTable(tables.state, worker, { actions: ['GetItem', 'BatchGetItem', 'Query'] });
    grantTable(tables.ledger, worker, { actions: ['GetItem', 'BatchGetItem', 'PutItem'] });
    grantSend(queues.failures, worker);
    grantRead(secrets.ledgerKey, worker);
    grantRead(secrets.sources, worker);
    // Who has the token of a task may answer it; these are the only machines whose tokens are worth anything here.
    if (config.workflows.length > 0) {
      grant(
        worker.role,
        ['states:SendTaskSuccess', 'states:SendTaskFailure', 'states:SendTaskHeartbeat'],
        config.workflows,
      );
    }
    queues.callbacks.feed(worker, { batchSize: 10, maxConcurrency: 2 });

    alarms.onAnyIn(queues.callbacks.dead, {
      impact:
        'A process waits for a decision that was made: whom it was to be told to could not be reached for a day.',
      runbook: 'callbacks-not-made',
    });
    alarms.onAgeOf([queues.callbacks.queue], Duration.minutes(15), {
      impact: 'A process waits for a decision that was made minutes ago, or its task is about to time out.',
      runbook: 'callbacks-late',
    });
  }
}
