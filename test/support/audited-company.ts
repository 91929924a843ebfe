import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { entropy } from '#adapters/node/entropy';
import { hourOf, startOf } from '#domain/archive/hour';
import { recordId } from '#domain/identity';
import { samplesFolder } from '#test/workspace/example';
import { startCompany } from './company.ts';

const hourMs = 3_600_000;
const Verified = z.object({
  findings: z.array(z.looseObject({ kind: z.string() })),
  first: z.string(),
  last: z.string(),
  lastSeal: z.string(),
});
const Items = z.array(z.looseObject({ pk: z.string(), sk: z.string(), kind: z.string() }));

/** The company after an event in each of two hours, both of them sealed. */
export async function auditedCompany() {
  const company = await startWithinOneHour();
  const emit = async (sample: string) => {
    await company.chasqui('emit', join(samplesFolder, sample));
    await company.stack().idle();
  };
  const began = startOf(hourOf(Date.now()));
  /** Until some minutes into an hour, when the one before can be sealed; each time more than an hour after the last. */
  const hoursPass = async (hours: number) => {
    company.stack().setClockOffset(began + (hours * 1.02 + 0.2) * hourMs - Date.now());
    await company.stack().tick();
    await company.stack().idle();
  };
  await emit('01-ticket-opened.json');
  await hoursPass(1);
  await emit('02-purchase-submitted.json');
  await hoursPass(2);
  return {
    company,
    emit,
    hoursPass,
    async verify(...words: readonly string[]) {
      const { code, err, out } = await company.chasqui('audit', 'verify', '--json', ...words);
      if (err !== '') throw new Error(err);
      return { code, ...Verified.parse(JSON.parse(out)) };
    },
    table: tableOf(company.stack()),
    archive: archiveOf(company.stack()),
  };
}

/** Its people and its workspace are facts as well: they, too, come in the first of the two hours. */
async function startWithinOneHour() {
  const hour = hourOf(Date.now());
  const company = await startCompany();
  if (hourOf(Date.now()) === hour) return company;
  await company.stop();
  return startCompany();
}

type Stack = ReturnType<Awaited<ReturnType<typeof startCompany>>['stack']>;

/** The ledger without the system: as somebody with the right to write into the table. */
function tableOf({ endpoints, outputs }: Stack) {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const endpoint = endpoints.AWS_ENDPOINT_URL_DYNAMODB;
  const client = new DynamoDBClient({ endpoint, region: endpoints.AWS_REGION, credentials });
  const documents = DynamoDBDocumentClient.from(client);
  const TableName = outputs['LedgerTableName'] ?? '';
  const pk = `R#${recordId(entropy.sha256, 'ticket', 'T-1042')}`;
  return {
    facts: async () => {
      const query = {
        TableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
      };
      return Items.parse((await documents.send(new QueryCommand(query))).Items);
    },
    put: (Item: Record<string, unknown>) => documents.send(new PutCommand({ TableName, Item })),
    remove: (Key: Record<string, unknown>) => documents.send(new DeleteCommand({ TableName, Key })),
  };
}

/** The archive without the system: as an administrator who may bypass the lock of a dev stage. */
function archiveOf({ endpoints, outputs }: Stack) {
  const bucket = `${endpoints.AWS_ENDPOINT_URL_S3}/${outputs['ArchiveBucketName']}`;
  const bypass = { method: 'DELETE', headers: { 'x-amz-bypass-governance-retention': 'true' } };
  const remove = (key: string) => fetch(`${bucket}/${key}?versionId=null`, bypass);
  return {
    keys: async (prefix: string) => {
      const xml = await (await fetch(`${bucket}?list-type=2&prefix=${prefix}`)).text();
      return [...xml.matchAll(/<Key>([^<]+)</g)].map(([, key = '']) => key);
    },
    text: async (key: string) => (await fetch(`${bucket}/${key}`)).text(),
    remove,
    /** As a delete does that names no version. */
    hide: (key: string) => fetch(`${bucket}/${key}`, bypass),
    replace: async (key: string, body: string) => {
      await remove(key);
      return fetch(`${bucket}/${key}`, { method: 'PUT', headers: { 'if-none-match': '*' }, body });
    },
  };
}
