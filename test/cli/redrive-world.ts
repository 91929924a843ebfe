import {
  GetQueueAttributesCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { startFauxqs } from 'fauxqs';
import { dynamoStore } from '#adapters/dynamodb/store';
import { entropy } from '#adapters/node/entropy';
import { parking } from '#adapters/sqs/parking';
import { localQueueCall } from '#test/support/local-queue-call';
import { tables } from '#adapters/tables/tables';
import type { BusinessEvent } from '#domain/event';
import type { SendMessagePorts } from '#functions/send-message/sending';
import type { Ledger } from '#ports/ledger';
import { addPerson, applyWorkspace, personOf, world } from '#test/support/world';
import { type CliWorld, cliWorld } from './cli-world.ts';

/** A stack with real queues, and the people of the small workspace in it. Nobody works on the queues. */
export async function redriveWorld() {
  const queues = await startQueues();
  const chasqui = world();
  const { clock } = chasqui;
  const cli = await cliWorld({ now: () => clock.now }, describedBy(queues));
  const ports = { ...chasqui.ports, ...cli.ports };
  await applyWorkspace({ ports, clock });
  for (const company of ['ana', 'rui']) await addPerson({ ports, clock }, personOf(company));
  const redriveText = async (...words: readonly string[]) => {
    const { code, out } = await cli.run('redrive', ...words, '--rate', '1000');
    return { code, lines: out.split('\n') };
  };
  return {
    ...queues,
    cli,
    ports,
    clock,
    tools: chasqui.tools,
    /** The ledger in the hands of somebody who has not its key. */
    forging: forging(cli),
    /** Routes an event, and answers with its id and the refs of the messages that it planned. */
    async plan(event: BusinessEvent) {
      const before = chasqui.ports.sendQueue.refs.length;
      const outcome = await chasqui.route(event, ports);
      return { event: outcome.event, refs: chasqui.ports.sendQueue.refs.slice(before) };
    },
    send: (ref: string, other: Partial<SendMessagePorts> = {}) => chasqui.send(ref, { ...ports, ...other }),
    redriveText,
    /** Runs the command and reads the JSON that it prints, a line for each letter. */
    async redrive(...words: readonly string[]) {
      const { code, lines } = await redriveText(...words, '--json');
      const told: readonly Readonly<Record<string, unknown>>[] = lines
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line));
      return { code, told };
    },
    async stop() {
      await Promise.all([cli.stop(), queues.stop()]);
    },
  };
}

function forging({ engine }: CliWorld): Ledger {
  const store = dynamoStore(engine.client, engine.names);
  return tables(store, { entropy, key: 'a key that was made up', now: Date.now }).ledger;
}

const names = [
  'events',
  'notices',
  'send',
  'send-urgent',
  'failures',
  'events-dead',
  'notices-dead',
  'send-dead',
];

async function startQueues() {
  const engine = await startFauxqs({ port: 0, logger: false });
  for (const name of names) engine.createQueue(name);
  const url = `http://127.0.0.1:${engine.port}`;
  const urlOf = (name: string) => `${url}/000000000000/${name}`;
  const client = new SQSClient({
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  return {
    url,
    urlOf,
    /** Answers with the id of the message. */
    async put(name: string, body: string): Promise<string> {
      const { MessageId: id = '' } = await client.send(
        new SendMessageCommand({ QueueUrl: urlOf(name), MessageBody: body }),
      );
      return id;
    },
    park: (body: string, reason: string) => parking(localQueueCall(), urlOf('failures')).park(body, reason),
    /** All bodies that are on a queue and in nobody's hands. They stay there. */
    async bodies(name: string): Promise<readonly string[]> {
      const { Messages: found = [] } = await client.send(
        new ReceiveMessageCommand({ QueueUrl: urlOf(name), MaxNumberOfMessages: 10, VisibilityTimeout: 1 }),
      );
      return found.map(({ Body: body = '' }) => body).toSorted();
    },
    /** How many messages are on a queue, in somebody's hands or not. */
    async depth(name: string): Promise<number> {
      const { Attributes: found = {} } = await client.send(
        new GetQueueAttributesCommand({ QueueUrl: urlOf(name), AttributeNames: ['All'] }),
      );
      return Number(found.ApproximateNumberOfMessages) + Number(found.ApproximateNumberOfMessagesNotVisible);
    },
    async empty(): Promise<void> {
      for (const name of names) await client.send(new PurgeQueueCommand({ QueueUrl: urlOf(name) }));
    },
    async stop(): Promise<void> {
      client.destroy();
      await engine.stop();
    },
  };
}

function describedBy({ url, urlOf }: Awaited<ReturnType<typeof startQueues>>) {
  const letters = {
    events: { dead: urlOf('events-dead'), home: urlOf('events') },
    notices: { dead: urlOf('notices-dead'), home: urlOf('notices') },
    send: {
      dead: urlOf('send-dead'),
      home: { main: { normal: urlOf('send'), urgent: urlOf('send-urgent') } },
    },
    failures: { dead: urlOf('failures') },
  };
  return { outputs: { DeadLetters: JSON.stringify(letters) }, endpoints: { AWS_ENDPOINT_URL_SQS: url } };
}

/** As EventBridge puts an event on a queue. */
export function envelope({ id, source, detailType, time, detail }: BusinessEvent): string {
  return JSON.stringify({ version: '0', id, source, 'detail-type': detailType, time, detail });
}
