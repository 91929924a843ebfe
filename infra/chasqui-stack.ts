import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Config } from './config.ts';
import { Alarms } from './constructs/alarms.ts';
import { Bus } from './constructs/bus.ts';
import { HttpApi } from './constructs/http-api.ts';
import { queueOf } from './constructs/queue.ts';
import { Secrets } from './constructs/secrets.ts';
import { Tables } from './constructs/tables.ts';
import { WorkerQueue } from './constructs/worker-queue.ts';
import { AcceptEvent } from './functions/accept-event.ts';
import { PublishFacts } from './functions/publish-facts.ts';
import { RouteEvent } from './functions/route-event.ts';
import { SendMessage } from './functions/send-message.ts';
import type { Parts } from './parts.ts';

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
    new PublishFacts(this, 'PublishFacts', parts);
    this.watch(parts);
    this.output(parts);
  }

  private partsOf(config: Config): Parts {
    const events = new WorkerQueue(this, 'Events', {
      name: 'events',
      workerTimeout: RouteEvent.timeout,
      tries: 5,
    });
    // A message that has to wait goes back to its queue: 40 tries let it wait for two hours.
    const send = new WorkerQueue(this, 'Send', {
      name: 'send',
      workerTimeout: SendMessage.timeout,
      tries: 40,
    });
    return {
      config,
      tables: new Tables(this, 'Tables', config),
      secrets: new Secrets(this, 'Secrets', config),
      queues: {
        events,
        send,
        failures: queueOf(this, 'Failures', {
          name: 'failures',
          endOfLine: 'The others give up to this one; an operator takes from it by hand.',
        }),
      },
      bus: new Bus(this, 'Bus', { events }),
      http: new HttpApi(this, 'Http', { throttle: config.requests }),
      alarms: new Alarms(this, 'Alarms', {
        displayName: `Chasqui ${config.stage}, ${config.numberName}`,
        ...(config.alarmEmail === undefined ? {} : { email: config.alarmEmail }),
      }),
    };
  }

  private watch({ alarms, queues }: Parts): void {
    alarms.onAnyIn(queues.failures, {
      impact:
        'Input that nobody could read, or outcomes not published: somebody waits for what will not come.',
      runbook: 'input-set-aside',
    });
  }

  private output({ bus, http, queues, secrets, tables }: Parts): void {
    const outputs = {
      EventsUrl: `${http.url}/events`,
      BusName: bus.bus.eventBusName,
      StateTableName: tables.state.tableName,
      LedgerTableName: tables.ledger.tableName,
      SendQueueUrl: queues.send.queue.queueUrl,
      FailuresQueueUrl: queues.failures.queueUrl,
      LedgerKeySecretArn: secrets.ledgerKey.secretArn,
      WhatsAppTokenSecretArn: secrets.whatsAppToken.secretArn,
      SourceSecretsArn: secrets.sources.secretArn,
    };
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }
}
