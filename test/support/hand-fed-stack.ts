import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { dynamoClient } from '#adapters/dynamodb/client';
import { dynamoStore } from '#adapters/dynamodb/store';
import { entropy } from '#adapters/node/entropy';
import { readSecret } from '#adapters/secrets/read-secret';
import { statuses } from '#adapters/tables/messages/statuses';
import { tables } from '#adapters/tables/tables';
import type { BusinessEvent } from '#domain/event';
import { readConfig } from '#infra/config';
import { type Assembly, readAssembly } from '#infra/local/assembly';
import { openDataFolder } from '#infra/local/data-folder';
import { credentials } from '#infra/local/endpoints';
import { type LocalStack, startLocalStack } from '#infra/local/local-stack';
import { region } from '#infra/local/place';
import { freePorts, type Ports } from '#infra/local/ports';
import { readTemplate } from '#infra/local/template';
import { startSimulator } from '#infra/local/whatsapp/simulator';
import { startWorker, type Worker } from '#infra/local/workers/worker';
import { synthesize } from '#infra/synthesize';
import { severingProxy } from './severing-proxy.ts';

/** The real stack with real engines, but no mapping and no tick: the test itself hands messages to workers, and may kill them. */
export type HandFedStack = Awaited<ReturnType<typeof handFedStack>>;

export interface WorkerOptions {
  readonly offsetMs?: number;
  /** Overrides what the template says. */
  readonly environment?: Readonly<Record<string, string>>;
}

const token = 'a token of the simulator';

export async function handFedStack() {
  const folder = await openDataFolder(mkdtempSync(join(tmpdir(), 'chasqui-hand-fed-')), true);
  const ports = await freePorts();
  const config = localConfig(ports);
  const { stackName } = synthesize(config, { folder: join(folder.path, 'assembly'), validate: false });
  const assembly = handFed(readAssembly(join(folder.path, 'assembly'), stackName));
  const simulator = await startSimulator({
    port: ports.simulator,
    token,
    appSecret: 'an app secret of the simulator',
    phoneNumberId: config.numbers[0]?.phoneNumberId ?? '',
    displayPhoneNumber: '+55 11 5550-0100',
    wabaId: '102290129340398',
    deliveredAfterMs: 1,
  });
  const stack = await startLocalStack({
    assembly,
    folder,
    ports,
    secrets: { WhatsAppTokenSecretArn: token },
  });
  const proxy = await severingProxy([...urlsOf(stack), simulator.url]);
  const settings = { region, credentials };
  const secrets = new SecretsManagerClient({
    ...settings,
    endpoint: stack.endpoints.AWS_ENDPOINT_URL_SECRETS_MANAGER,
  });
  const key = await readSecret(secrets, stack.outputs['LedgerKeySecretArn'] ?? '');
  const store = dynamoStore(
    dynamoClient({ ...settings, endpoint: stack.endpoints.AWS_ENDPOINT_URL_DYNAMODB }),
    {
      state: stack.outputs['StateTableName'] ?? '',
      ledger: stack.outputs['LedgerTableName'] ?? '',
    },
  );
  const lying = tables(store, { entropy, key, now: Date.now });
  const sqs = new SQSClient({ ...settings, endpoint: stack.endpoints.AWS_ENDPOINT_URL_SQS });
  const log = openSync(join(folder.path, 'workers.log'), 'a');
  return {
    simulator,
    proxy,
    log: join(folder.path, 'workers.log'),
    ports: { ...lying, statuses: statuses(lying, Date.now) },
    /** A new process that runs the bundle of the function, every exchange of it through the proxy. */
    worker: (step: string, { offsetMs = 0, environment = {} }: WorkerOptions = {}): Worker => {
      const plan = readTemplate(assembly, {
        stackName,
        region,
        account: '000000000000',
        queuesUrl: `http://127.0.0.1:${ports.sqs}`,
        httpUrl: `http://127.0.0.1:${ports.http}`,
      }).functions.find(({ name }) => name === `${stackName}-${step}`);
      if (plan === undefined) throw new Error(`no function ${step}`);
      const variables = { ...stack.endpoints, ...plan.definition.Environment.Variables, ...environment };
      return startWorker({
        file: join(assembly.assetFolder(plan.definition.Code.S3Key) ?? '', 'index.mjs'),
        exported: 'handler',
        environment: Object.fromEntries(
          Object.entries(variables).map(([name, value]) => [
            name,
            throughProxy(value, (url) => proxy.through(url)),
          ]),
        ),
        timeoutMs: 30_000,
        offsetMs,
        log,
      });
    },
    /** Takes every job that is on the send queue now. */
    jobs: () => takeAll(sqs, stack.outputs['SendQueueUrl'] ?? ''),
    /** Takes every slice that waits on the queue of notices now. */
    slices: () => takeAll(sqs, (stack.outputs['SendQueueUrl'] ?? '').replace(/send$/, 'notices')),
    async stop() {
      await proxy.stop();
      await stack.stop();
      await simulator.stop();
      closeSync(log);
      folder.release();
      rmSync(folder.path, { recursive: true });
    },
  };
}

async function takeAll(sqs: SQSClient, url: string): Promise<readonly string[]> {
  const request = { QueueUrl: url, MaxNumberOfMessages: 10, VisibilityTimeout: 3600 };
  const bodies: string[] = [];
  for (;;) {
    const { Messages: messages = [] } = await sqs.send(new ReceiveMessageCommand(request));
    if (messages.length === 0) return bodies;
    bodies.push(...messages.map(({ Body = '' }) => Body));
  }
}

/** The event as the bus puts it on the queue. */
export function envelopeBody({ source, detailType, detail, time, id }: BusinessEvent): string {
  const bus = { version: '0', account: '000000000000', region, resources: [] };
  return JSON.stringify({ ...bus, source, 'detail-type': detailType, detail, time, id });
}

/** One delivery of one queue message, as Lambda gets it. */
export async function handTo(worker: Worker, body: string): Promise<unknown> {
  const record = {
    messageId: randomUUID(),
    body,
    attributes: { ApproximateReceiveCount: '1' },
    eventSource: 'aws:sqs',
  };
  const invoked = await worker.invoke(randomUUID(), { Records: [record] });
  return invoked.kind === 'returned' ? invoked.value : invoked.reason;
}

function localConfig(ports: Ports) {
  const answer = readConfig((name) => (name === 'stage' ? 'local' : undefined));
  if (answer.kind === 'refused') throw new Error(answer.problems.join('\n'));
  return { ...answer.config, graphUrl: `http://127.0.0.1:${ports.simulator}` };
}

/** Without what would feed the functions by itself: mappings, and the tick of the minute with its permission. */
function handFed(assembly: Assembly): Assembly {
  const feeding = new Set(['AWS::Lambda::EventSourceMapping', 'AWS::Lambda::Permission']);
  const kept = Object.entries(assembly.template.Resources).filter(
    ([, { Type: type, Properties: properties = {} }]) =>
      !feeding.has(type) && !('ScheduleExpression' in properties),
  );
  return { ...assembly, template: { ...assembly.template, Resources: Object.fromEntries(kept) } };
}

function urlsOf({ endpoints }: LocalStack): readonly string[] {
  return [
    endpoints.AWS_ENDPOINT_URL_DYNAMODB,
    endpoints.AWS_ENDPOINT_URL_SQS,
    endpoints.AWS_ENDPOINT_URL_EVENTBRIDGE,
  ];
}

function throughProxy(value: string, through: (url: string) => string): string {
  return value.startsWith('http://127.0.0.1') ? through(value) : value;
}
