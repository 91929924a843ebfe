import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Metric } from '#ports/meter';
import { nameOf, ofType, prod, referred, templateOf } from './template.ts';

const template = templateOf(prod);
const alarms = ofType(template, 'AWS::CloudWatch::Alarm').map(([, { Properties: properties }]) => properties);
const Description = z.string().regex(/^Impact: .{20,}\.\nRunbook: docs\/operate\.md#[a-z-]+$/);

describe('every alarm', () => {
  it('says what people lose, and where the way out is written', () => {
    const headings = readFileSync('docs/operate.md', 'utf8')
      .matchAll(/^#+ (.+)$/gm)
      .map(([, heading]) => `${heading}`.toLowerCase().replaceAll(' ', '-'))
      .toArray();
    expect(alarms.length).toBeGreaterThan(0);
    for (const alarm of alarms) {
      const [, anchor = ''] = Description.parse(alarm['AlarmDescription']).split('#');
      expect(headings).toContain(anchor);
      expect(alarm['AlarmName']).toBe(`chasqui-prod-${anchor}`);
    }
  });

  it('tells the topic', () => {
    const [topic] = ofType(template, 'AWS::SNS::Topic').map(([id]) => id);
    for (const alarm of alarms) {
      expect(z.array(z.unknown()).parse(alarm['AlarmActions']).map(referred)).toEqual([topic]);
    }
  });

  it('stays quiet where nothing happens, but for those that wait for a tick', () => {
    const loud = alarms.filter((alarm) => alarm['TreatMissingData'] !== 'notBreaching');
    expect(loud.map((alarm) => alarm['AlarmName'])).toEqual([
      'chasqui-prod-time-not-kept',
      'chasqui-prod-hours-not-sealed',
    ]);
  });
});

it('a queue that must be empty has an alarm at the first message', () => {
  const Dimensions = z.array(z.object({ Name: z.string(), Value: z.unknown() }));
  const watched = alarms
    .filter((alarm) => alarm['MetricName'] === 'ApproximateNumberOfMessagesVisible')
    .map((alarm) => {
      expect(alarm).toMatchObject({
        Threshold: 0,
        EvaluationPeriods: 1,
        ComparisonOperator: 'GreaterThanThreshold',
      });
      const [dimension] = Dimensions.parse(alarm['Dimensions']);
      return nameOf(template, referred(dimension?.Value) ?? '');
    });
  expect(watched.toSorted()).toEqual([
    'callbacks-dead',
    'events-dead',
    'failures',
    'notices-dead',
    'send-dead',
    'updates-dead',
  ]);
});

it('a tick that does not come, or fails each time, is noticed within a quarter of an hour', () => {
  const alarm = alarms.find((one) => one['AlarmName'] === 'chasqui-prod-time-not-kept');
  expect(alarm).toMatchObject({
    Threshold: 1,
    ComparisonOperator: 'LessThanThreshold',
    EvaluationPeriods: 3,
    TreatMissingData: 'breaching',
  });
  const Metrics = z.array(
    z.object({
      Expression: z.string().optional(),
      MetricStat: z
        .object({
          Metric: z.object({ MetricName: z.string(), Dimensions: z.array(z.object({ Value: z.unknown() })) }),
          Period: z.literal(300),
          Stat: z.literal('Sum'),
        })
        .optional(),
    }),
  );
  const [result, ...counts] = Metrics.parse(alarm?.['Metrics']);
  expect(result?.Expression).toBe('invocations - errors');
  expect(counts.map(({ MetricStat: stat }) => stat?.Metric.MetricName)).toEqual(['Invocations', 'Errors']);
  for (const { MetricStat: stat } of counts) {
    const [dimension] = stat?.Metric.Dimensions ?? [];
    expect(nameOf(template, referred(dimension?.Value) ?? '')).toBe('keep-time');
  }
});

it('alarms may reach the topic, for it has a policy of its own', () => {
  const [policy] = ofType(template, 'AWS::SNS::TopicPolicy');
  expect(JSON.stringify(policy?.[1].Properties)).toContain(
    '"Principal":{"Service":"cloudwatch.amazonaws.com"}',
  );
});

it('an alarm on what functions count is about those of its own stage', () => {
  const counted = alarms.filter((alarm) => alarm['Namespace'] === 'Chasqui');
  expect(counted.length).toBeGreaterThan(0);
  for (const alarm of counted) expect(alarm['Dimensions']).toEqual([{ Name: 'stage', Value: 'prod' }]);
  for (const [, { Properties: properties }] of ofType(template, 'AWS::Lambda::Function'))
    expect(properties['FunctionName']).toMatch(/^chasqui-prod-/);
});

/** What functions count, and why nobody need be called for it. The type holds the list whole. */
const counted = {
  'events-unrouted': 'a bus carries events for others too',
  'events-rejected': 'what could not be read is kept, and the queue that keeps it has an alarm',
  'messages-planned': 'traffic',
  'messages-accepted': 'traffic',
  'messages-failed': 'each has its reason in the ledger',
  'messages-in-doubt': 'settled by itself, and whoever settles them has an alarm',
  'nobody-notified': 'an event on the bus, that a route may tell of',
  'strangers-heard': 'each is set apart and told so',
  'requests-unsigned': 'anybody may knock',
  'webhooks-unsigned': 'alarm',
  'ids-reused': 'alarm',
  'ledger-altered': 'alarm',
  'hours-sealed': 'alarm',
  'outcomes-forged': 'alarm',
  'numbers-stopped': 'alarm',
  'account-warnings': 'alarm',
  'updates-set-apart': 'what is not ours is a fact a day, and what nobody could read is kept',
} as const satisfies Readonly<Record<Metric, string>>;

describe('what functions count', () => {
  it('raises an alarm, or there is a reason why not', () => {
    const watched = alarms
      .filter((alarm) => alarm['Namespace'] === 'Chasqui')
      .map((alarm) => z.string().parse(alarm['MetricName']));
    const wanted = Object.entries(counted).flatMap(([metric, why]) => (why === 'alarm' ? [metric] : []));
    expect(watched.toSorted()).toEqual(wanted.toSorted());
  });

  it('is in the handbook of those who operate it', () => {
    const [, chapter = ''] = readFileSync('docs/operate.md', 'utf8').split('## What is counted');
    for (const metric of Object.keys(counted)) expect(chapter).toContain(`\`${metric}\``);
  });
});
