import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { readAssembly } from '#infra/local/assembly';
import type { Assembly } from '#infra/local/assembly';

const get = (logicalId: string, attribute: string) => ({ 'Fn::GetAtt': [logicalId, attribute] });

const Seen = z.looseObject({
  key: z.string().optional(),
  wish: z.string().optional(),
  id: z.string().optional(),
  received: z.string().optional(),
  time: z.number().optional(),
  pid: z.number().optional(),
});
type Seen = z.infer<typeof Seen>;

export interface TinyStack {
  /** Where it lies: template, bundle, and what the function noted. */
  readonly root: string;
  /** The data folder. */
  readonly folder: string;
  readonly assembly: Assembly;
  /** What the function noted, line by line. */
  seen(): Seen[];
  /** Waits until the function noted so many lines that fit. */
  seenTimes(count: number, fits: (seen: Seen) => boolean): Promise<Seen[]>;
  remove(): void;
}

/** A hand-written stack of one of each: bus, rule, queue with dead letters, table with stream, secrets, one function. */
export function tinyStack(change: (resources: Record<string, unknown>) => void = () => undefined): TinyStack {
  const folder = mkdtempSync(join(tmpdir(), 'tiny-stack-'));
  const resources: Record<string, unknown> = resourcesOf(seenFileIn(folder));
  change(resources);
  const cloud = join(folder, 'assembly');
  mkdirSync(join(cloud, 'asset.abc'), { recursive: true });
  const handler = fileURLToPath(new URL('tiny-handler.mjs', import.meta.url));
  copyFileSync(handler, join(cloud, 'asset.abc', 'index.mjs'));
  const outputs = {
    BusName: { Value: { Ref: 'Bus' } },
    TableName: { Value: { Ref: 'Table' } },
    QueueUrl: { Value: { Ref: 'Work' } },
    DeadUrl: { Value: { Ref: 'Dead' } },
    KeyArn: { Value: { Ref: 'Key' } },
    TokenArn: { Value: { Ref: 'Token' } },
  };
  writeFileSync(
    join(cloud, 'tiny.template.json'),
    JSON.stringify({ Resources: resources, Outputs: outputs }),
  );
  const files = {
    abc: {
      source: { path: 'asset.abc', packaging: 'zip' },
      destinations: { here: { bucketName: 'assets', objectKey: 'abc.zip' } },
    },
  };
  writeFileSync(join(cloud, 'tiny.assets.json'), JSON.stringify({ version: '1', files }));
  return openTinyStack(folder);
}

/** The same stack again, from the folder it lies in. */
export function openTinyStack(folder: string): TinyStack {
  const seenFile = seenFileIn(folder);
  const seen = () => (existsSync(seenFile) ? readSeen(seenFile) : []);
  return {
    root: folder,
    folder: join(folder, 'data'),
    assembly: readAssembly(join(folder, 'assembly'), 'tiny'),
    seen,
    remove: () => rmSync(folder, { recursive: true }),
    seenTimes: async (count, fits) => {
      for (;;) {
        const found = seen().filter((line) => fits(line));
        if (found.length >= count) return found;
        await pause(20);
      }
    },
  };
}

function seenFileIn(folder: string): string {
  return join(folder, 'seen.jsonl');
}

function readSeen(file: string): Seen[] {
  // The last piece is empty, or a line that is being written.
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => Seen.parse(JSON.parse(line)));
}

function resourcesOf(seenFile: string): Record<string, unknown> {
  return {
    Bus: {
      Type: 'AWS::Events::EventBus',
      Properties: { Name: { 'Fn::Join': ['-', [{ Ref: 'AWS::StackName' }, 'bus']] } },
    },
    Rule: {
      Type: 'AWS::Events::Rule',
      Properties: {
        EventBusName: { Ref: 'Bus' },
        EventPattern: { source: [{ 'anything-but': { prefix: 'own.' } }] },
        State: 'ENABLED',
        Targets: [{ Id: 'Target0', Arn: get('Work', 'Arn') }],
      },
    },
    Dead: { Type: 'AWS::SQS::Queue', Properties: { MessageRetentionPeriod: 1209600 } },
    Work: {
      Type: 'AWS::SQS::Queue',
      Properties: {
        VisibilityTimeout: 180,
        SqsManagedSseEnabled: true,
        RedrivePolicy: { deadLetterTargetArn: get('Dead', 'Arn'), maxReceiveCount: 2 },
      },
    },
    Table: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        AttributeDefinitions: [
          { AttributeName: 'pk', AttributeType: 'S' },
          { AttributeName: 'day', AttributeType: 'S' },
        ],
        GlobalSecondaryIndexes: [
          {
            IndexName: 'by-day',
            KeySchema: [{ AttributeName: 'day', KeyType: 'HASH' }],
            Projection: { ProjectionType: 'KEYS_ONLY' },
          },
        ],
        StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
        TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
      },
    },
    Key: {
      Type: 'AWS::SecretsManager::Secret',
      Properties: { GenerateSecretString: { PasswordLength: 40, ExcludePunctuation: true } },
    },
    Token: { Type: 'AWS::SecretsManager::Secret', Properties: { GenerateSecretString: {} } },
    Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } },
    Worker: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        FunctionName: 'tiny-work',
        Code: { S3Bucket: { 'Fn::Sub': 'assets-${AWS::AccountId}-${AWS::Region}' }, S3Key: 'abc.zip' },
        Handler: 'index.handler',
        Runtime: 'nodejs24.x',
        Timeout: 4,
        MemorySize: 512,
        Role: get('Role', 'Arn'),
        Environment: { Variables: { SEEN_FILE: seenFile, TABLE: { Ref: 'Table' } } },
      },
    },
    FromQueue: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        BatchSize: 10,
        EventSourceArn: get('Work', 'Arn'),
        FunctionName: { Ref: 'Worker' },
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        ScalingConfig: { MaximumConcurrency: 5 },
      },
    },
    FromStream: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        BatchSize: 100,
        BisectBatchOnFunctionError: true,
        DestinationConfig: { OnFailure: { Destination: get('Dead', 'Arn') } },
        EventSourceArn: get('Table', 'StreamArn'),
        FunctionName: { Ref: 'Worker' },
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        MaximumRetryAttempts: 1,
        StartingPosition: 'TRIM_HORIZON',
      },
    },
  };
}
