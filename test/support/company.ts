import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  EventBridgeClient,
  PutEventsCommand,
  type PutEventsCommandOutput,
  type PutEventsRequestEntry,
} from '@aws-sdk/client-eventbridge';
import {
  DeleteMessageCommand,
  ListQueuesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { targetPorts } from '#infra/cli/target-ports';
import { readTarget } from '#infra/cli/target';
import { processIo } from '#infra/cli/io';
import { freePorts } from '#infra/local/ports';
import { type RunOptions, type Running, runLocally } from '#infra/local/run-locally';
import { type Ran, runWith } from '#test/cli/cli-world';

/** The local stack as `npm start` runs it, with the example company in it, and the SDK and the CLI pointed at it. */
export interface Company {
  /** The stack that runs now: another one after each restart. */
  stack(): Running;
  restart(): Promise<void>;
  /** Adapters on the stack's own tables. */
  readonly ports: Awaited<ReturnType<typeof targetPorts>>;
  /** One PutEvents call. The bus is the stack's own where an entry names none. */
  put(...entries: readonly PutEventsRequestEntry[]): Promise<PutEventsCommandOutput>;
  /** Puts bodies on a queue directly: `events`, `send`. */
  enqueue(queue: string, ...bodies: readonly string[]): Promise<void>;
  /** Takes all that is on a queue: `failures`, `events-dead`. */
  take(queue: string): Promise<readonly Taken[]>;
  /** Takes what was set aside or given up anywhere in the stack: all of `failures` and of the dead letters of each queue. */
  givenUp(): Promise<readonly GivenUp[]>;
  /** What a function has logged, as far as it is JSON. */
  log(step: string): readonly LogLine[];
  /** Runs a command line of the CLI. */
  chasqui(...words: readonly string[]): Promise<Ran>;
  /** A folder of the test's own. */
  readonly folder: string;
  stop(): Promise<void>;
}

interface Taken {
  readonly body: string;
  readonly reason: string | undefined;
}

interface GivenUp extends Taken {
  readonly queue: string;
}

type LogLine = { readonly [field: string]: unknown };

export async function startCompany(
  options: Pick<RunOptions, 'maxVisibilitySeconds' | 'awsEvents' | 'numbers'> = {},
): Promise<Company> {
  const folder = mkdtempSync(join(tmpdir(), 'chasqui-company-'));
  const dataDir = join(folder, 'data');
  const ports = await freePorts();
  const outputs = join(dataDir, 'outputs.json');
  let running = await runLocally({ ...options, dataDir, fresh: true, ports });
  // From here on this process has the stack's endpoints in its environment, as a terminal of a developer might.
  const target = await readTarget(outputs, processIo);
  const { sqs, bus } = clientsOf(running);
  const urlOf = (queue: string) => (running.outputs['SendQueueUrl'] ?? '').replace(/send$/, queue);
  return {
    folder,
    stack: () => running,
    ports: await targetPorts(target, processIo),
    async restart() {
      await running.stop();
      running = await runLocally({ ...options, dataDir, ports });
    },
    put: (...entries) =>
      bus.send(
        new PutEventsCommand({
          Entries: entries.map((entry) => ({ EventBusName: target.outputs.BusName, ...entry })),
        }),
      ),
    async enqueue(queue, ...bodies) {
      const QueueUrl = urlOf(queue);
      for (const MessageBody of bodies) await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
    },
    take: (queue) => takeAll(sqs, urlOf(queue)),
    givenUp: () => takeGivenUp(sqs),
    log: (step) => logLines(join(dataDir, 'logs', `${step}.log`)),
    chasqui: (...words) => runWith(['--outputs', outputs, ...words], { now: Date.now }),
    async stop() {
      await running.stop();
      sqs.destroy();
      bus.destroy();
      rmSync(folder, { recursive: true });
    },
  };
}

function clientsOf({ endpoints }: Running) {
  const settings = {
    region: endpoints.AWS_REGION,
    credentials: {
      accessKeyId: endpoints.AWS_ACCESS_KEY_ID,
      secretAccessKey: endpoints.AWS_SECRET_ACCESS_KEY,
    },
  };
  return {
    sqs: new SQSClient({ ...settings, endpoint: endpoints.AWS_ENDPOINT_URL_SQS }),
    bus: new EventBridgeClient({ ...settings, endpoint: endpoints.AWS_ENDPOINT_URL_EVENTBRIDGE }),
  };
}

/** Each queue has its dead letters; `failures` is what no queue would have. */
const lastResorts = [
  'callbacks-dead',
  'events-dead',
  'failures',
  'notices-dead',
  'send-dead',
  'updates-dead',
];

/** Throws where the stack has other queues of this kind than are known here: one that nobody looks into proves nothing. */
async function takeGivenUp(sqs: SQSClient): Promise<readonly GivenUp[]> {
  const { QueueUrls: urls = [] } = await sqs.send(new ListQueuesCommand({}));
  const found = urls.flatMap((url) => {
    const [queue] = /(?:[a-z]+-dead|failures)$/.exec(url) ?? [];
    return queue === undefined ? [] : [{ queue, url }];
  });
  const names = found.map(({ queue }) => queue).toSorted();
  if (names.join() !== lastResorts.join())
    throw new Error(`the queues of what is given up are ${names.join(', ')}`);
  const taken = found.map(async ({ queue, url }) =>
    (await takeAll(sqs, url)).map((one) => ({ queue, ...one })),
  );
  return (await Promise.all(taken)).flat();
}

async function takeAll(sqs: SQSClient, QueueUrl: string): Promise<readonly Taken[]> {
  const taken: Taken[] = [];
  for (;;) {
    const { Messages: messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, MessageAttributeNames: ['All'] }),
    );
    if (messages.length === 0) return taken;
    for (const { Body: body = '', ReceiptHandle, MessageAttributes: attributes } of messages) {
      taken.push({ body, reason: attributes?.['reason']?.StringValue });
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    }
  }
}

function logLines(file: string): readonly LogLine[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
}
