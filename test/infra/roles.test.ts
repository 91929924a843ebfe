import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { nameOf, ofType, prod, referred, type Template, templateOf } from './template.ts';

const OneOrMore = z.union([z.string(), z.array(z.string())]).transform((given) => [given].flat());
const Statement = z.strictObject({
  Effect: z.literal('Allow'),
  Action: OneOrMore,
  Resource: z.unknown().transform((given) => [given].flat()),
});
const Policy = z.object({
  PolicyDocument: z.object({ Statement: z.array(Statement) }),
  Roles: z.array(z.unknown()),
});

describe('a role', () => {
  it('allows a step what it does, and nothing else', () => {
    expect(rolesOf(templateOf(prod))).toEqual({
      'accept-event': [
        'dynamodb:BatchGetItem, GetItem on TablesState',
        'events:PutEvents on Bus',
        'logs:CreateLogStream, PutLogEvents on accept-event',
        'secretsmanager:GetSecretValue on SecretsSources',
      ],
      'route-event': [
        'dynamodb:BatchGetItem, GetItem, PutItem on TablesLedger',
        'dynamodb:BatchGetItem, GetItem, PutItem, Query on TablesState',
        'logs:CreateLogStream, PutLogEvents on route-event',
        'secretsmanager:GetSecretValue on SecretsLedgerKey',
        'sqs:DeleteMessage, GetQueueAttributes, ReceiveMessage on events, notices',
        'sqs:SendMessage on failures, notices, send, send-urgent',
      ],
      'send-message': [
        'dynamodb:BatchGetItem, ConditionCheckItem, GetItem, PutItem on TablesState',
        'dynamodb:BatchGetItem, GetItem, PutItem on TablesLedger',
        'logs:CreateLogStream, PutLogEvents on send-message',
        'secretsmanager:GetSecretValue on SecretsLedgerKey, SecretsTapKeys, SecretsWhatsAppToken',
        'sqs:DeleteMessage, GetQueueAttributes, ReceiveMessage on send, send-urgent',
        'sqs:SendMessage on failures',
      ],
      'receive-webhook': [
        'logs:CreateLogStream, PutLogEvents on receive-webhook',
        'secretsmanager:GetSecretValue on SecretsApps, SecretsVerifyToken',
        'sqs:SendMessage on failures, updates',
      ],
      'apply-update': [
        'dynamodb:BatchGetItem, GetItem, PutItem, Query on TablesState',
        'dynamodb:GetItem, PutItem, Query on TablesLedger',
        'dynamodb:Query on TablesLedger/index/by-person, TablesState/index/list',
        'logs:CreateLogStream, PutLogEvents on apply-update',
        's3:DeleteObject, PutObject on BucketsMedia/media/*',
        'secretsmanager:GetSecretValue on SecretsLedgerKey, SecretsTapKeys, SecretsWhatsAppToken',
        'sqs:DeleteMessage, GetQueueAttributes, ReceiveMessage on updates',
        'sqs:SendMessage on callbacks, failures, send, send-urgent, updates',
      ],
      'keep-time': [
        'dynamodb:BatchGetItem, GetItem, PutItem on TablesState',
        'dynamodb:GetItem, PutItem, Query on TablesLedger',
        'dynamodb:Query on TablesState/index/due',
        'logs:CreateLogStream, PutLogEvents on keep-time',
        'secretsmanager:GetSecretValue on SecretsLedgerKey',
        'sqs:SendMessage on send, send-urgent, updates',
      ],
      'publish-facts': [
        'dynamodb:BatchGetItem on TablesLedger',
        'dynamodb:BatchGetItem, GetItem, Query on TablesState',
        'dynamodb:DescribeStream, GetRecords, GetShardIterator, ListStreams on TablesLedger.StreamArn',
        'events:PutEvents on Bus',
        'logs:CreateLogStream, PutLogEvents on publish-facts',
        'secretsmanager:GetSecretValue on SecretsLedgerKey',
        'sqs:SendMessage on callbacks, failures',
      ],
      'call-back': [
        'dynamodb:BatchGetItem, GetItem, PutItem on TablesLedger',
        'dynamodb:BatchGetItem, GetItem, Query on TablesState',
        'logs:CreateLogStream, PutLogEvents on call-back',
        'secretsmanager:GetSecretValue on SecretsLedgerKey, SecretsSources',
        'sqs:DeleteMessage, GetQueueAttributes, ReceiveMessage on callbacks',
        'sqs:SendMessage on failures',
      ],
      'seal-facts': [
        'dynamodb:DescribeStream, GetRecords, GetShardIterator, ListStreams on TablesLedger.StreamArn',
        'logs:CreateLogStream, PutLogEvents on seal-facts',
        's3:GetObject, PutObject on BucketsArchive/seals/*',
        's3:ListBucket on BucketsArchive',
        's3:PutObject on BucketsArchive/facts/*',
        'secretsmanager:GetSecretValue on SecretsSealKey',
        'sqs:SendMessage on failures',
      ],
    });
  });

  it('answers tasks of the state machines that a deployment names, and of no other', () => {
    const machine = 'arn:aws:states:sa-east-1:123456789012:stateMachine:purchases';
    const statements = ofType(templateOf({ ...prod, workflows: [machine] }), 'AWS::IAM::Policy')
      .flatMap(([, policy]) => Policy.parse(policy.Properties).PolicyDocument.Statement)
      .filter(({ Action: actions }) => actions.some((action) => action.startsWith('states:')));
    expect(statements).toEqual([
      {
        Effect: 'Allow',
        Action: ['states:SendTaskFailure', 'states:SendTaskHeartbeat', 'states:SendTaskSuccess'],
        Resource: [machine],
      },
    ]);
  });

  it('lets whoever puts into a table read what stands there, which a refused transaction may not tell', () => {
    const putting = Object.values(rolesOf(templateOf(prod)))
      .flat()
      .filter((line) => line.includes('PutItem'));
    expect(putting).not.toEqual([]);
    for (const line of putting) expect(line).toMatch(/\bGetItem, PutItem/);
  });

  it('has no wildcard, no managed policy, and can be taken on by Lambda only', () => {
    const template = templateOf(prod);
    for (const [, policy] of ofType(template, 'AWS::IAM::Policy')) {
      // Objects have no names beforehand: a path in a bucket of ours stands for them, never the bucket as a whole.
      expect(JSON.stringify(policy.Properties).replaceAll(/"\/([a-z-]+\/)+\*"/g, '')).not.toContain('*');
    }
    for (const [, role] of ofType(template, 'AWS::IAM::Role')) {
      expect(Object.keys(role.Properties)).toEqual(['AssumeRolePolicyDocument']);
      expect(JSON.stringify(role.Properties)).toContain('"Principal":{"Service":"lambda.amazonaws.com"}');
    }
  });
});

/** What each function may do: `service:Action, Action on resource, resource`, a line per statement. */
function rolesOf(template: Template): Readonly<Record<string, readonly string[]>> {
  const policies = ofType(template, 'AWS::IAM::Policy').map(([, policy]) => Policy.parse(policy.Properties));
  const functions = ofType(template, 'AWS::Lambda::Function').map(([id, { Properties: properties }]) => {
    const role = referred(properties['Role']);
    const statements = policies
      .filter(({ Roles: roles }) => roles.some((given) => referred(given) === role))
      .flatMap(({ PolicyDocument: document }) => document.Statement);
    return [nameOf(template, id), statements.map((statement) => lineOf(template, statement)).toSorted()];
  });
  return Object.fromEntries(functions);
}

function lineOf(
  template: Template,
  { Action: actions, Resource: resources }: z.infer<typeof Statement>,
): string {
  const [service = ''] = (actions[0] ?? '').split(':');
  const names = actions.map((action) => action.replace(`${service}:`, '')).toSorted();
  const on = resources.map((resource) => placeOf(template, resource)).toSorted();
  return `${service}:${names.join(', ')} on ${on.join(', ')}`;
}

/** An index of a table, and the objects of a bucket, stand there as an ARN with a path behind it. */
const OfPath = z.strictObject({
  'Fn::Join': z.tuple([
    z.literal(''),
    z.tuple([z.unknown(), z.string().regex(/^\/(index\/.+|([a-z-]+\/)+\*)$/)]),
  ]),
});

function placeOf(template: Template, resource: unknown): string {
  const [of, path] = OfPath.safeParse(resource).data?.['Fn::Join'][1] ?? [resource, ''];
  const id = referred(of);
  if (id === undefined) throw new Error(`not a resource of this stack: ${JSON.stringify(resource)}`);
  const name = nameOf(template, id).replace(/^BusBus|^Bus$/, 'Bus');
  return JSON.stringify(of).includes('StreamArn') ? `${name}.StreamArn` : `${name}${path}`;
}
