import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { EnvInput } from '#functions/send-message/env';
import { grantRead, grantSend, grantTable } from '../constructs/grant.ts';
import { graphEnvironment } from '../constructs/graph-environment.ts';
import { Worker } from '../constructs/worker.ts';
import type { Parts } from '../parts.ts';

/** A claim outlives the function that made it, so that two never send the same attempt. */
const lease = (timeout: Duration) => timeout.toSeconds() + 5;

/** Send queue -> claim, one call to the WhatsApp Cloud API, facts. */
export class SendMessage extends Construct {
  static readonly timeout = Duration.seconds(30);
  /** Deliveries of a job. */
  static readonly tries = 5;

  constructor(scope: Construct, id: string, { tables, secrets, queues, alarms, config }: Parts) {
    super(scope, id);
    const worker = new Worker(this, 'Worker', {
      step: 'send-message',
      timeout: SendMessage.timeout,
      logRetention: config.logRetention,
      environment: {
        STATE_TABLE: tables.state.tableName,
        LEDGER_TABLE: tables.ledger.tableName,
        FAILURES_QUEUE_URL: queues.failures.queueUrl,
        LEDGER_KEY_SECRET: secrets.ledgerKey.secretArn,
        TAP_KEYS_SECRET: secrets.tapKeys.secretArn,
        ...graphEnvironment({ config, secrets }),
        CALL_TIMEOUT_MS: '10000',
        LEASE_SECONDS: `${lease(SendMessage.timeout)}`,
        MAX_RECEIVES: `${SendMessage.tries}`,
      } satisfies EnvInput,
    });
    // A claim of a message that asks is conditional on the ask and on who was asked.
    grantTable(tables.state, worker, {
      actions: ['GetItem', 'BatchGetItem', 'PutItem', 'ConditionCheckItem'],
    });
    grantTable(tables.ledger, worker, { actions: ['GetItem', 'BatchGetItem', 'PutItem'] });
    grantSend(queues.failures, worker);
    grantRead(secrets.ledgerKey, worker);
    grantRead(secrets.tapKeys, worker);
    grantRead(secrets.whatsAppToken, worker);
    queues.send.feed(worker);

    alarms.onAnyIn(queues.send.dead, {
      impact: 'Planned messages are not sent: people in the plan do not hear of their record.',
      runbook: 'messages-not-sent',
    });
    alarms.onAgeOf(queues.send.normal, Duration.minutes(5), {
      impact: 'Messages reach people minutes late.',
      runbook: 'messages-late',
    });
    alarms.onAgeOf(queues.send.urgent, Duration.minutes(1), {
      impact: 'Urgent messages reach people late.',
      runbook: 'urgent-messages-late',
    });
    alarms.onCountOf('numbers-stopped', {
      impact: 'Meta refuses a business number as a whole: nobody hears from it until that is mended.',
      runbook: 'numbers-stopped',
    });
  }
}
