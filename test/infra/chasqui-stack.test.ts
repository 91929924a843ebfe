import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { configFrom, nameOf, ofType, prod, referred, templateOf } from './template.ts';

const template = templateOf(prod);

const allowed = new Set([
  ...['Api', 'Stage', 'Route', 'Integration', 'Authorizer'].map((name) => `AWS::ApiGatewayV2::${name}`),
  ...['Alarm', 'Dashboard'].map((name) => `AWS::CloudWatch::${name}`),
  ...['UserPool', 'UserPoolClient', 'UserPoolDomain'].map((name) => `AWS::Cognito::${name}`),
  'AWS::DynamoDB::Table',
  ...['EventBus', 'EventBusPolicy', 'Rule', 'Archive'].map((name) => `AWS::Events::${name}`),
  ...['Role', 'Policy'].map((name) => `AWS::IAM::${name}`),
  ...['Function', 'Permission', 'EventSourceMapping'].map((name) => `AWS::Lambda::${name}`),
  'AWS::Logs::LogGroup',
  ...['Bucket', 'BucketPolicy'].map((name) => `AWS::S3::${name}`),
  ...['Topic', 'TopicPolicy', 'Subscription'].map((name) => `AWS::SNS::${name}`),
  ...['Queue', 'QueuePolicy'].map((name) => `AWS::SQS::${name}`),
  'AWS::SecretsManager::Secret',
  'AWS::KMS::Key',
]);

describe('the stack', () => {
  it('is made of the types it may be made of, and of no custom resource', () => {
    const mailed = templateOf({ ...prod, alarmEmail: 'operations@example.com' });
    const types = new Set(Object.values(mailed.Resources).map(({ Type: type }) => type));
    expect([...types].filter((type) => !allowed.has(type))).toEqual([]);
    expect(types).toContain('AWS::SNS::Subscription');
  });

  it('tells devops and the CLI what it is called', () => {
    expect(Object.keys(template.Outputs).toSorted()).toEqual([
      'AppSecretsArn',
      'ArchiveBucketName',
      'BusName',
      'DeadLetters',
      'EventsUrl',
      'FailuresQueueUrl',
      'LedgerKeySecretArn',
      'LedgerTableName',
      'MediaBucketName',
      'Numbers',
      'SealKeySecretArn',
      'SendQueueUrl',
      'SourceSecretsArn',
      'StateTableName',
      'TapKeysSecretArn',
      'VerifyTokenSecretArn',
      'WebhookUrl',
      'WhatsAppTokenSecretArn',
    ]);
  });

  it('is the same on a laptop but for names, the Graph API, whom it calls and what outlives it', () => {
    const local = templateOf(configFrom({ stage: 'local' }));
    const typesOf = (of: typeof template) =>
      Object.entries(of.Resources).map(([id, { Type: type }]) => [id, type]);
    expect(typesOf(local)).toEqual(typesOf(template));
    expect(differences(template.Resources, local.Resources)).toEqual([
      'CALLBACK_REACH',
      'Days',
      'DeletionPolicy',
      'DeletionProtectionEnabled',
      'Dimensions',
      'DisplayName',
      'GRAPH_URL',
      'Mode',
      'RetentionInDays',
    ]);
  });
});

describe('the tables', () => {
  const tables = ofType(template, 'AWS::DynamoDB::Table');

  it('are on demand, encrypted and restorable to a point in time', () => {
    expect(tables).toHaveLength(2);
    for (const [, { Properties: properties }] of tables) {
      expect(properties).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        SSESpecification: { SSEEnabled: true },
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
      });
    }
  });

  it('cannot be deleted in production, and outlive the stack', () => {
    for (const [, table] of tables) {
      expect(table.DeletionPolicy).toBe('Retain');
      expect(table.Properties['DeletionProtectionEnabled']).toBe(true);
    }
  });

  it('forget state by its ttl, facts never', () => {
    const byTtl = tables.filter(([, table]) => table.Properties['TimeToLiveSpecification'] !== undefined);
    expect(byTtl.map(([id]) => nameOf(template, id))).toEqual(['TablesState']);
  });
});

describe('the ledger', () => {
  it('streams what was there before and after, so that a changed fact is noticed', () => {
    expect(ledgerOf(template)['StreamSpecification']).toEqual({ StreamViewType: 'NEW_AND_OLD_IMAGES' });
  });

  it('lets nobody change or delete a fact', () => {
    expect(ledgerOf(template)['ResourcePolicy']).toEqual({
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'FactsAreWrittenOnce',
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Action: [
              'dynamodb:BatchWriteItem',
              'dynamodb:DeleteItem',
              'dynamodb:PartiQLDelete',
              'dynamodb:PartiQLInsert',
              'dynamodb:PartiQLUpdate',
              'dynamodb:UpdateItem',
            ],
            Resource: '*',
          },
        ],
      },
    });
  });

  it('lets only the break-glass role through, where one is named', () => {
    const role = 'arn:aws:iam::123456789012:role/break-glass';
    const policy = ledgerOf(templateOf({ ...prod, breakGlassRole: role }))['ResourcePolicy'];
    expect(policy).toMatchObject({
      PolicyDocument: { Statement: [{ Condition: { ArnNotEquals: { 'aws:PrincipalArn': role } } }] },
    });
  });
});

describe('the bus', () => {
  const rules = ofType(template, 'AWS::Events::Rule')
    .map(([, rule]) => rule.Properties)
    .filter((rule) => rule['EventPattern'] !== undefined);

  it('hands everything on but our own events, of which only those that a route can tell of come back', () => {
    expect(rules.map((rule) => rule['EventPattern'])).toEqual([
      { source: [{ 'anything-but': { prefix: 'chasqui.' } }] },
      {
        source: ['chasqui.facts'],
        'detail-type': [
          'NobodyNotified',
          'MessageFailed',
          'MessageDoubled',
          'ReplyReceived',
          'ApprovalDecided',
          'AlertAcknowledged',
          'AskExpired',
          'AskCancelled',
        ],
      },
    ]);
  });

  it('keeps what it could not hand on', () => {
    const Targets = z.array(z.object({ Arn: z.unknown(), DeadLetterConfig: z.object({ Arn: z.unknown() }) }));
    for (const rule of rules) {
      const [target] = Targets.parse(rule['Targets']);
      expect(nameOf(template, referred(target?.Arn) ?? '')).toBe('events');
      expect(nameOf(template, referred(target?.DeadLetterConfig.Arn) ?? '')).toBe('events-dead');
    }
  });
});

function ledgerOf(of: typeof template) {
  const found = ofType(of, 'AWS::DynamoDB::Table').find(([id]) => id.startsWith('TablesLedger'));
  return found?.[1].Properties ?? {};
}

/** Names of the properties in which two templates differ, names of things (which carry the stage) and code aside. */
function differences(one: unknown, other: unknown, name = ''): readonly string[] {
  const plain = z.record(z.string(), z.unknown());
  const [left, right] = [plain.safeParse(one), plain.safeParse(other)];
  if (left.success && right.success) {
    const names = [...new Set([...Object.keys(left.data), ...Object.keys(right.data)])];
    const found = names.flatMap((key) => differences(left.data[key], right.data[key], key));
    return [...new Set(found)].toSorted();
  }
  const unstaged = (value: unknown) =>
    JSON.stringify(value)?.replaceAll(/chasqui-?(prod|local)\w*/g, 'chasqui');
  return unstaged(one) === unstaged(other) || name === 'S3Key' ? [] : [name];
}
