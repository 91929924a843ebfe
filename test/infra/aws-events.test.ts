import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { compile } from '#event-pattern/compile';
import { matches } from '#event-pattern/matches';
import type { JsonObject } from '#event-pattern/json';
import { readAwsEvents } from '#infra/aws-events';
import { readConfig } from '#infra/config';
import { configFrom, nameOf, ofType, prod, referred, templateOf } from './template.ts';

const alarms = { source: ['aws.cloudwatch'], 'detail-type': ['CloudWatch Alarm State Change'] };
const issues = {
  $or: [
    { source: ['aws.health'], detail: { eventTypeCategory: ['issue'] } },
    { source: [{ prefix: 'aws.backup' }] },
  ],
};
const template = templateOf({ ...prod, awsEvents: [alarms, issues] });
const forwards = ofType(template, 'AWS::Events::Rule').filter(([id]) => id.startsWith('BusAwsEvents'));

function problemsOf(given: unknown): readonly string[] {
  const answer = readAwsEvents(given);
  return answer.kind === 'refused' ? answer.problems : [];
}

describe('the setting awsEvents', () => {
  it('is a list of event patterns, of a JSON file or as text of a command line', () => {
    const patterns = [alarms, issues];
    expect(readAwsEvents(patterns)).toEqual({ kind: 'patterns', patterns });
    expect(readAwsEvents(JSON.stringify(patterns))).toEqual({ kind: 'patterns', patterns });
  });

  it.each([undefined, '', '[]'])('is empty for %j', (given) => {
    expect(readAwsEvents(given)).toEqual({ kind: 'patterns', patterns: [] });
  });

  it.each([
    ['aws.health', 'awsEvents is no JSON list.'],
    ['{"source":["aws.health"]}', 'awsEvents is no JSON list.'],
    [7, 'awsEvents is no JSON list.'],
    [[alarms, 'aws.health'], 'awsEvents[1] must be an object with fields.'],
    [[{ source: ['aws.ec2'], detail: { n: [{ numeric: ['>', 'x'] }] } }], 'awsEvents[0].detail.n[0].numeric'],
    [[{ 'detail-type': ['AWS Health Event'] }], 'awsEvents[0].source must hold nothing but sources'],
    [[{ source: ['erp'] }], 'awsEvents[0].source must'],
    [[{ source: ['aws.ec2', 'chasqui.facts'] }], 'awsEvents[0].source must'],
    [[{ source: [{ prefix: 'aw' }] }], 'awsEvents[0].source must'],
    [[{ source: [{ 'anything-but': 'erp' }] }], 'awsEvents[0].source must'],
    [[{ source: [{ suffix: 'aws.ec2' }] }], 'awsEvents[0].source must'],
    [[{ $or: [{ source: ['aws.ec2'] }, { source: ['erp'] }] }], 'awsEvents[0].source must'],
    [
      [{ source: ['aws.ec2'], resources: ['x'.repeat(4000), 'y'.repeat(100)] }],
      'awsEvents[0] is longer than the 4096',
    ],
  ])('%j is refused with its place', (given, start) => {
    const problems = problemsOf(given);
    expect(problems).toEqual([expect.stringContaining('-c awsEvents=')]);
    expect(problems[0]?.startsWith(start)).toBe(true);
  });

  it('is told with all else that is wrong', () => {
    const wrong = { stage: 'prod', phoneNumberId: 'x', awsEvents: '{' };
    const answer = readConfig((name) => new Map(Object.entries(wrong)).get(name));
    expect(answer).toEqual({
      kind: 'refused',
      problems: [expect.stringMatching(/^phoneNumberId /), expect.stringMatching(/^awsEvents /)],
    });
  });
});

describe("AWS's own events", () => {
  it('are left alone where none are asked for', () => {
    const without = templateOf(prod);
    expect(Object.keys(without.Resources).filter((id) => id.startsWith('BusAwsEvents'))).toEqual([]);
  });

  it('are taken from the default bus by a rule for each pattern', () => {
    expect(forwards.map(([, { Properties: properties }]) => properties['EventPattern'])).toEqual([
      alarms,
      issues,
    ]);
    for (const [, { Properties: properties }] of forwards) {
      expect(properties).not.toHaveProperty('EventBusName');
      expect(properties).not.toHaveProperty('ScheduleExpression');
    }
  });

  it('are put on the bus of the stack, or among the dead letters of its events', () => {
    const Targets = z.tuple([
      z.object({
        Arn: z.unknown(),
        RoleArn: z.unknown(),
        DeadLetterConfig: z.object({ Arn: z.unknown() }),
      }),
    ]);
    for (const [id, { Properties: properties }] of forwards) {
      const [target] = Targets.parse(properties['Targets']);
      expect(template.Resources[referred(target.Arn) ?? '']?.Type).toBe('AWS::Events::EventBus');
      expect(template.Resources[referred(target.RoleArn) ?? '']?.Type).toBe('AWS::IAM::Role');
      const dead = referred(target.DeadLetterConfig.Arn) ?? '';
      expect(nameOf(template, dead)).toBe('events-dead');
      expect(sendersTo(dead)).toContain(id);
    }
  });

  it('are handed on by a role that may do that and nothing else, and is there before the rules', () => {
    const found = ofType(template, 'AWS::IAM::Role').find(([id]) => id.startsWith('BusAwsEvents'));
    const [roleId, role] = found ?? ['', undefined];
    expect(role?.Properties).toEqual({
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'events.amazonaws.com' } },
        ],
      },
    });
    const [bus = ''] = ofType(template, 'AWS::Events::EventBus').map(([id]) => id);
    const policies = ofType(template, 'AWS::IAM::Policy').filter(([, { Properties: properties }]) =>
      JSON.stringify(properties['Roles']).includes(roleId),
    );
    expect(policies.map(([, { Properties: properties }]) => properties['PolicyDocument'])).toEqual([
      {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Action: 'events:PutEvents', Resource: { 'Fn::GetAtt': [bus, 'Arn'] } },
        ],
      },
    ]);
    for (const [, { DependsOn: before = [] }] of forwards)
      expect(new Set(before)).toEqual(new Set([policies[0]?.[0], roleId]));
  });

  it.each([prod, configFrom({ stage: 'local' })])('add nothing but that ($stage)', (config) => {
    const without = templateOf(config).Resources;
    const more = templateOf({ ...config, awsEvents: [alarms, issues] }).Resources;
    const added = Object.entries(more).filter(([id]) => without[id] === undefined);
    expect(added.map(([, { Type: type }]) => type).toSorted()).toEqual([
      'AWS::Events::Rule',
      'AWS::Events::Rule',
      'AWS::IAM::Policy',
      'AWS::IAM::Role',
    ]);
  });
});

describe('what this stack itself puts on a bus', () => {
  const outcome = { source: 'chasqui.facts', 'detail-type': 'NobodyNotified', detail: {} };
  const Pattern: z.ZodType<JsonObject> = z.record(z.string(), z.json());
  const takes = (pattern: unknown, event: JsonObject) => {
    const read = compile(Pattern.parse(pattern));
    return read.kind === 'compiled' && matches(read.pattern, event);
  };

  it('is handed on by none of these rules, unlike what is asked for', () => {
    const patterns = forwards.map(([, { Properties: properties }]) => properties['EventPattern']);
    expect(patterns.map((pattern) => takes(pattern, outcome))).toEqual([false, false]);
    const backup = { ...outcome, source: 'aws.backup' };
    expect(patterns.map((pattern) => takes(pattern, backup))).toEqual([false, true]);
  });
});

/** Logical ids of the rules that may send to a queue. */
function sendersTo(queue: string): readonly (string | undefined)[] {
  const Statements = z.array(
    z.object({
      Principal: z.unknown(),
      Action: z.unknown(),
      Condition: z.object({ ArnEquals: z.record(z.string(), z.unknown()).optional() }).optional(),
    }),
  );
  return ofType(template, 'AWS::SQS::QueuePolicy')
    .filter(([, { Properties: properties }]) => JSON.stringify(properties['Queues']).includes(queue))
    .flatMap(([, { Properties: properties }]) =>
      Statements.parse(z.object({ Statement: z.unknown() }).parse(properties['PolicyDocument']).Statement),
    )
    .filter(({ Action: action }) => action === 'sqs:SendMessage')
    .map(({ Condition: condition }) => referred(condition?.ArnEquals?.['aws:SourceArn']));
}
