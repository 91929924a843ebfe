import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { PutEventsCommandOutput, PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ReceiveMessageCommand, SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { openDataFolder } from '#infra/local/data-folder';
import { startLocalStack } from '#infra/local/local-stack';
import type { LocalStack, LocalStackOptions } from '#infra/local/local-stack';
import { freePorts } from '#infra/local/ports';
import type { TinyStack } from './tiny-stack.ts';

/** The tiny stack, running, and the real SDK pointed at it. */
export interface Trial extends LocalStack {
  output(name: string): string;
  /** Puts one message for each wish on the queue, in one batch. */
  tell(...wishes: readonly Readonly<Record<string, unknown>>[]): Promise<void>;
  emit(entry: PutEventsRequestEntry): Promise<PutEventsCommandOutput>;
  putItem(key: string): Promise<void>;
  item(key: string): Promise<unknown>;
  secret(output: string): Promise<string | undefined>;
  /** Waits for the first dead letters; their bodies. */
  deadLetters(): Promise<string[]>;
}

export type TrialOptions = Partial<LocalStackOptions> & { readonly fresh?: boolean };

export async function startTrial(tiny: TinyStack, options: TrialOptions = {}): Promise<Trial> {
  const { fresh = false, ...others } = options;
  const folder = await openDataFolder(tiny.folder, fresh);
  const stack = await startLocalStack({
    assembly: tiny.assembly,
    folder,
    ports: await freePorts(),
    maxVisibilitySeconds: 1,
    ...others,
  });
  const stop = async () => {
    await stack.stop();
    folder.release();
  };
  return { ...stack, stop, ...sdkOf(stack) };
}

function sdkOf({ endpoints, outputs }: LocalStack) {
  const settings = {
    region: endpoints.AWS_REGION,
    credentials: {
      accessKeyId: endpoints.AWS_ACCESS_KEY_ID,
      secretAccessKey: endpoints.AWS_SECRET_ACCESS_KEY,
    },
  };
  const bus = new EventBridgeClient({ ...settings, endpoint: endpoints.AWS_ENDPOINT_URL_EVENTBRIDGE });
  const sqs = new SQSClient({ ...settings, endpoint: endpoints.AWS_ENDPOINT_URL_SQS });
  const tables = new DynamoDBClient({ ...settings, endpoint: endpoints.AWS_ENDPOINT_URL_DYNAMODB });
  const secrets = new SecretsManagerClient({
    ...settings,
    endpoint: endpoints.AWS_ENDPOINT_URL_SECRETS_MANAGER,
  });
  const output = (name: string) => outputs[name] ?? '';
  return {
    output,
    tell: async (...wishes: readonly Readonly<Record<string, unknown>>[]) => {
      const Entries = wishes.map((wish, index) => ({ Id: String(index), MessageBody: JSON.stringify(wish) }));
      await sqs.send(new SendMessageBatchCommand({ QueueUrl: output('QueueUrl'), Entries }));
    },
    emit: (entry: PutEventsRequestEntry) =>
      bus.send(new PutEventsCommand({ Entries: [{ EventBusName: output('BusName'), ...entry }] })),
    putItem: async (key: string) => {
      await tables.send(new PutItemCommand({ TableName: output('TableName'), Item: { pk: { S: key } } }));
    },
    item: async (key: string) => {
      const Key = { pk: { S: key } };
      return (await tables.send(new GetItemCommand({ TableName: output('TableName'), Key }))).Item;
    },
    secret: async (name: string) =>
      (await secrets.send(new GetSecretValueCommand({ SecretId: output(name) }))).SecretString,
    deadLetters: async () => {
      const request = { QueueUrl: output('DeadUrl'), WaitTimeSeconds: 10, MaxNumberOfMessages: 10 };
      const { Messages: messages = [] } = await sqs.send(new ReceiveMessageCommand(request));
      return messages.map((message) => message.Body ?? '');
    },
  };
}
