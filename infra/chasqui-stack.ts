import { CfnOutput, type Duration, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Config } from './config.ts';
import { Alarms } from './constructs/alarms.ts';
import { Buckets } from './constructs/buckets.ts';
import { Bus } from './constructs/bus.ts';
import { HttpApi } from './constructs/http-api.ts';
import { queueOf } from './constructs/queue.ts';
import { Secrets } from './constructs/secrets.ts';
import { sendQueues } from './constructs/send-queues.ts';
import { Tables } from './constructs/tables.ts';
import { WorkerQueue } from './constructs/worker-queue.ts';
import { AcceptEvent } from './functions/accept-event.ts';
import { ApplyUpdate } from './functions/apply-update.ts';
import { CallBack } from './functions/call-back.ts';
import { KeepTime } from './functions/keep-time.ts';
import { PublishFacts } from './functions/publish-facts.ts';
import { ReceiveWebhook } from './functions/receive-webhook.ts';
import { RouteEvent } from './functions/route-event.ts';
import { SealFacts } from './functions/seal-facts.ts';
import { SendMessage } from './functions/send-message.ts';
import type { Parts } from './parts.ts';

/** A step that is fed by a queue: see `WorkerQueueProps`. */
interface Fed {
  readonly timeout: Duration;
  readonly tries: number;
  readonly retryAfter?: Duration;
}

/** Everything of one stage: the way of an event, from top to bottom. */
export class ChasquiStack extends Stack {
  constructor(scope: Construct, config: Config) {
    super(scope, config.stackName, {
      description: 'Chasqui: operational messages over WhatsApp',
      terminationProtection: config.keepData,
      tags: { application: 'chasqui', stage: config.stage },
    });
    const parts = this.partsOf(config);
    new AcceptEvent(this, 'AcceptEvent', parts);
    new RouteEvent(this, 'RouteEvent', parts);
    new SendMessage(this, 'SendMessage', parts);
    new ReceiveWebhook(this, 'ReceiveWebhook', parts);
    new ApplyUpdate(this, 'ApplyUpdate', parts);
    new KeepTime(this, 'KeepTime', parts);
    new PublishFacts(this, 'PublishFacts', parts);
    new CallBack(this, 'CallBack', parts);
    new SealFacts(this, 'SealFacts', parts);
    this.watch(parts);
    this.output(parts);
  }

  private partsOf(config: Config): Parts {
    const events = this.queueFor('Events', RouteEvent);
    const notices = this.queueFor('Notices', RouteEvent);
    const updates = this.queueFor('Updates', ApplyUpdate);
    const callbacks = this.queueFor('Callbacks', CallBack);
    const { numbers } = config;
    const send = sendQueues(this, {
      numbers,
      workerTimeout: SendMessage.timeout,
      tries: SendMessage.tries,
    });
    return {
      config,
      tables: new Tables(this, 'Tables', config),
      buckets: new Buckets(this, 'Buckets', config),
      secrets: new Secrets(this, 'Secrets', config),
      queues: {
        events,
        send,
        notices,
        updates,
        callbacks,
        failures: queueOf(this, 'Failures', {
          name: 'failures',
          endOfLine: 'The others give up to this one; an operator takes from it by hand.',
        }),
      },
      bus: new Bus(this, 'Bus', { events, awsEvents: config.awsEvents }),
      http: new HttpApi(this, 'Http', { throttle: config.requests }),
      alarms: new Alarms(this, 'Alarms', {
        stage: config.stage,
        displayName: `Chasqui ${config.stage}, ${config.numberName}`,
        ...(config.alarmEmail === undefined ? {} : { email: config.alarmEmail }),
      }),
    };
  }

  private queueFor(id: string, { timeout, tries, retryAfter }: Fed): WorkerQueue {
    const often = { workerTimeout: timeout, tries, ...(retryAfter && { retryAfter }) };
    return new WorkerQueue(this, id, { name: id.toLowerCase(), ...often });
  }

  private watch({ alarms, http, queues }: Parts): void {
    alarms.add(http.failures(), {
      above: 0,
      impact:
        'Events from outside AWS, or what WhatsApp tells, was not taken: a system that does not try again loses it.',
      runbook: 'requests-not-answered',
    });
    alarms.onAnyIn(queues.failures, {
      impact:
        'Input that nobody could read, or outcomes not published: somebody waits for what will not come.',
      runbook: 'input-set-aside',
    });
  }

  private output({ buckets, bus, config, http, queues, secrets, tables }: Parts): void {
    const outputs = {
      EventsUrl: `${http.url}/events`,
      WebhookUrl: `${http.url}${ReceiveWebhook.path}`,
      BusName: bus.bus.eventBusName,
      StateTableName: tables.state.tableName,
      LedgerTableName: tables.ledger.tableName,
      SendQueueUrl: queues.send.normal[0]?.queueUrl ?? '',
      Numbers: JSON.stringify(config.numbers.map(({ name, perSecond }) => ({ name, perSecond }))),
      FailuresQueueUrl: queues.failures.queueUrl,
      DeadLetters: this.toJsonString(deadLettersOf(queues)),
      LedgerKeySecretArn: secrets.ledgerKey.secretArn,
      ArchiveBucketName: buckets.archive.bucketName,
      MediaBucketName: buckets.media.bucketName,
      SealKeySecretArn: secrets.sealKey.secretArn,
      TapKeysSecretArn: secrets.tapKeys.secretArn,
      WhatsAppTokenSecretArn: secrets.whatsAppToken.secretArn,
      SourceSecretsArn: secrets.sources.secretArn,
      AppSecretsArn: secrets.apps.secretArn,
      VerifyTokenSecretArn: secrets.verifyToken.secretArn,
    };
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }
}

/** Where dead letters lie, by the short name of their queue, and the queue that they go back to. */
function deadLettersOf({ events, notices, send, updates, callbacks, failures }: Parts['queues']): object {
  return {
    events: { dead: events.dead.queueUrl, home: events.queue.queueUrl },
    notices: { dead: notices.dead.queueUrl, home: notices.queue.queueUrl },
    send: { dead: send.dead.queueUrl, home: send.urls },
    updates: { dead: updates.dead.queueUrl, home: updates.queue.queueUrl },
    callbacks: { dead: callbacks.dead.queueUrl, home: callbacks.queue.queueUrl },
    failures: { dead: failures.queueUrl },
  };
}
