import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ListQueuesCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { objects } from '#adapters/s3/objects';
import type { Running } from '#infra/local/run-locally';

/** One thing that lies somewhere in a stack, as text. */
export interface Found {
  readonly place: string;
  readonly text: string;
}

/** Everything that a local stack holds, without a list of what there is: what a new step keeps is in it by itself. */
export async function everythingIn(stack: Running) {
  const { endpoints, outputs, dataDir } = stack;
  const credentials = {
    accessKeyId: endpoints.AWS_ACCESS_KEY_ID,
    secretAccessKey: endpoints.AWS_SECRET_ACCESS_KEY,
  };
  const settings = { region: endpoints.AWS_REGION, credentials };
  const bucket = (output: string) =>
    objectsIn(
      objects({
        bucket: outputs[output] ?? '',
        region: settings.region,
        credentials: async () => credentials,
        endpoint: endpoints.AWS_ENDPOINT_URL_S3,
      }),
    );
  const dynamo = new DynamoDBClient({ ...settings, endpoint: endpoints.AWS_ENDPOINT_URL_DYNAMODB });
  const sqs = new SQSClient({ ...settings, endpoint: endpoints.AWS_ENDPOINT_URL_SQS });
  return {
    ledger: await itemsIn(dynamo, outputs['LedgerTableName'] ?? ''),
    state: await itemsIn(dynamo, outputs['StateTableName'] ?? ''),
    archive: await bucket('ArchiveBucketName'),
    media: await bucket('MediaBucketName'),
    queues: await messagesIn(sqs),
    logs: globSync(join(dataDir, 'logs', '*')).flatMap((place) =>
      readFileSync(place, 'utf8')
        .split('\n')
        .map((text) => ({ place, text })),
    ),
  };
}

async function itemsIn(client: DynamoDBClient, table: string): Promise<readonly Found[]> {
  const found: Found[] = [];
  const pages = paginateScan({ client: DynamoDBDocumentClient.from(client) }, { TableName: table });
  for await (const { Items = [] } of pages)
    found.push(
      ...Items.map((item) => ({
        place: `${item['pk']} / ${item['sk']}`,
        text: JSON.stringify(unzipped(item)),
      })),
    );
  return found;
}

/** Bodies lie zipped, in one piece. */
function unzipped(item: { readonly [attribute: string]: unknown }): object {
  const entries = Object.entries(item).map(([name, value]): [string, unknown] => [
    name,
    value instanceof Uint8Array && value[0] === 0x1f && value[1] === 0x8b
      ? gunzipSync(value).toString()
      : value,
  ]);
  return Object.fromEntries(entries);
}

async function objectsIn(bucket: ReturnType<typeof objects>): Promise<readonly Found[]> {
  const found: Found[] = [];
  let after: string | undefined;
  do {
    const page = await bucket.list('', after);
    for (const key of page.keys) {
      const bytes = (await bucket.get(key))?.bytes ?? new Uint8Array();
      const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
      found.push({ place: key, text: `${key} ${Buffer.from(plain).toString('latin1')}` });
    }
    after = page.next;
  } while (after !== undefined);
  return found;
}

/** What is left on any queue, without taking it. */
async function messagesIn(sqs: SQSClient): Promise<readonly Found[]> {
  const { QueueUrls: urls = [] } = await sqs.send(new ListQueuesCommand({}));
  const found = await Promise.all(
    urls.map(async (place) => {
      const request = { QueueUrl: place, MaxNumberOfMessages: 10, VisibilityTimeout: 0 };
      const { Messages: messages = [] } = await sqs.send(new ReceiveMessageCommand(request));
      return messages.map((message) => ({ place, text: JSON.stringify(message) }));
    }),
  );
  return found.flat();
}
