import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
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

  it('stays quiet where nothing happens', () => {
    for (const alarm of alarms) expect(alarm['TreatMissingData']).toBe('notBreaching');
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
  expect(watched.toSorted()).toEqual(['events-dead', 'failures', 'send-dead']);
});

it('alarms may reach the topic, for it has a policy of its own', () => {
  const [policy] = ofType(template, 'AWS::SNS::TopicPolicy');
  expect(JSON.stringify(policy?.[1].Properties)).toContain(
    '"Principal":{"Service":"cloudwatch.amazonaws.com"}',
  );
});
