import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { EnvInput } from '#functions/send-message/env';
import { grantRead, grantSend, grantTable } from '../constructs/grant.ts';
import { Worker } from '../constructs/worker.ts';
import type { Parts } from '../parts.ts';

/** A claim outlives the function that made it, so that two never send the same attempt. */
const lease = (timeout: Duration) => timeout.toSeconds() + 5;

/** Send queue -> claim, one call to the WhatsApp Cloud API, facts. */
export class SendMessage extends Construct {
  static readonly timeout = Duration.seconds(30);

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
        WHATSAPP_TOKEN_SECRET: secrets.whatsAppToken.secretArn,
        GRAPH_URL: config.graphUrl,
        GRAPH_VERSION: config.graphVersion,
        PHONE_NUMBER_ID: config.phoneNumberId,
        CALL_TIMEOUT_MS: '10000',
        LEASE_SECONDS: `${lease(SendMessage.timeout)}`,
      } satisfies EnvInput,
    });
    grantTable(tables.state, worker, { actions: ['GetItem', 'BatchGetItem', 'PutItem'] });
    grantTable(tables.ledger, worker, { actions: ['GetItem', 'BatchGetItem', 'PutItem'] });
    grantSend(queues.failures, worker);
    grantRead(secrets.ledgerKey, worker);
    grantRead(secrets.whatsAppToken, worker);
    queues.send.feed(worker, { batchSize: 10, maxConcurrency: 2 });

    alarms.onAnyIn(queues.send.dead, {
      impact: 'Planned messages are not sent: people in the plan do not hear of their record.',
      runbook: 'messages-not-sent',
    });
    alarms.onAgeOf(queues.send.queue, Duration.minutes(5), {
      impact: 'Messages reach people minutes late.',
      runbook: 'messages-late',
    });
  }
}
