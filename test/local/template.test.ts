import { describe, expect, it } from 'vitest';
import { resolve } from '#infra/local/intrinsics';
import type { Place } from '#infra/local/place';
import { readTemplate } from '#infra/local/template';
import { tinyStack } from './stack/tiny-stack.ts';

const place: Place = {
  stackName: 'tiny',
  region: 'us-east-1',
  account: '000000000000',
  queuesUrl: 'http://127.0.0.1:4783',
  httpUrl: 'http://127.0.0.1:4784',
};

function read(change: (resources: Record<string, unknown>) => void = () => undefined) {
  const tiny = tinyStack(change);
  try {
    return readTemplate(tiny.assembly, place);
  } finally {
    tiny.remove();
  }
}

/** Sets one property of one resource. */
function set(logicalId: string, property: string, value: unknown) {
  return (resources: Record<string, unknown>) => {
    Object(resources[logicalId]).Properties[property] = value;
  };
}

describe('a template', () => {
  it('is read with every reference worked out', () => {
    const { outputs, rules, functions, mappings } = read();
    expect(outputs).toMatchObject({
      BusName: 'tiny-bus',
      QueueUrl: 'http://127.0.0.1:4783/000000000000/tiny-Work',
    });
    expect(rules[0]).toMatchObject({
      bus: 'tiny-bus',
      targets: [{ kind: 'queue', arn: 'arn:aws:sqs:us-east-1:000000000000:tiny-Work' }],
    });
    expect(functions[0]?.definition.Code.S3Bucket).toBe('assets-000000000000-us-east-1');
    expect(mappings.map((mapping) => mapping.functionName)).toStrictEqual(['tiny-work', 'tiny-work']);
  });

  it.each([
    [
      'a type',
      (all: Record<string, unknown>) => (all['Topic'] = { Type: 'AWS::Kinesis::Stream' }),
      'Topic (AWS::Kinesis::Stream): the local stack does not run this type',
    ],
    [
      'a property',
      set('Work', 'FifoQueue', true),
      'Work (AWS::SQS::Queue): FifoQueue is not known to the local stack',
    ],
    [
      'a property within a property',
      set('Table', 'TimeToLiveSpecification', { AttributeName: 'x', Enabled: true, Soon: 1 }),
      'Table (AWS::DynamoDB::Table): TimeToLiveSpecification.Soon is not known to the local stack',
    ],
    [
      'a value',
      set('Table', 'BillingMode', 'PROVISIONED'),
      'Table (AWS::DynamoDB::Table): BillingMode is "PROVISIONED", and only "PAY_PER_REQUEST" runs here',
    ],
    [
      'a pattern',
      set('Rule', 'EventPattern', { detail: { amount: [{ above: 1 }] } }),
      'Rule (AWS::Events::Rule): EventPattern: detail.amount[0]',
    ],
    [
      'a target',
      set('Rule', 'Targets', [{ Id: 'x', Arn: 'arn:aws:lambda:us-east-1:000000000000:function:x' }]),
      'Rule (AWS::Events::Rule): Targets.0.Arn: only a queue or a bus can be a target here',
    ],
    [
      'a bus as the target of a rule that is not on the default bus',
      set('Rule', 'Targets', [
        { Id: 'x', Arn: { 'Fn::GetAtt': ['Bus', 'Arn'] }, RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] } },
      ]),
      'Rule (AWS::Events::Rule): Targets: only a rule on the default bus can have a bus as target here',
    ],
    [
      'a bus as a target without a role',
      set('Rule', 'Targets', [{ Id: 'x', Arn: { 'Fn::GetAtt': ['Bus', 'Arn'] } }]),
      'Rule (AWS::Events::Rule): Targets.0.RoleArn: a bus takes nothing from a rule without a role',
    ],
    [
      'an intrinsic function',
      set('Work', 'DelaySeconds', { 'Fn::FindInMap': ['a', 'b', 'c'] }),
      'Work (AWS::SQS::Queue): the local stack does not know Fn::FindInMap',
    ],
    [
      'a reference',
      set('Work', 'QueueName', { Ref: 'Nothing' }),
      'Ref Nothing names nothing the local stack has',
    ],
    [
      'a condition',
      (all: Record<string, unknown>) => (Object(all['Work']).Condition = 'Sometimes'),
      'Work (AWS::SQS::Queue): Condition is not known to the local stack',
    ],
  ])('is refused by name for %s that does not run here', (_, change, message) => {
    expect(() => read(change)).toThrow(message);
  });

  it('is refused for everything at once', () => {
    const change = (resources: Record<string, unknown>) => {
      set('Work', 'FifoQueue', true)(resources);
      set('Key', 'ReplicaRegions', [])(resources);
    };
    expect(() => read(change)).toThrow(/FifoQueue is not known .*\n.* ReplicaRegions is not known/u);
  });
});

describe('an intrinsic function', () => {
  const scope = {
    ref: (name: string) => ({ Stack: 'tiny' })[name],
    attribute: (logicalId: string, attribute: string) => `${logicalId}/${attribute}`,
  };

  it.each([
    [{ 'Fn::Join': ['-', ['a', { Ref: 'Stack' }, 7]] }, 'a-tiny-7'],
    [{ 'Fn::Sub': '${Stack} ${Queue.Arn} ${!Kept}' }, 'tiny Queue/Arn ${Kept}'],
    [{ 'Fn::Sub': ['${Own} ${Stack}', { Own: { Ref: 'Stack' } }] }, 'tiny tiny'],
    [{ 'Fn::Select': ['1', { 'Fn::Split': [':', 'a:b:c'] }] }, 'b'],
    [{ 'Fn::GetAtt': 'Queue.Arn' }, 'Queue/Arn'],
    [{ kept: 1, gone: { Ref: 'AWS::NoValue' } }, { kept: 1 }],
    [
      [{ Ref: 'Stack' }, null, true],
      ['tiny', null, true],
    ],
  ])('%j is worked out', (value, expected) => {
    expect(resolve(value, scope)).toStrictEqual(expected);
  });
});
