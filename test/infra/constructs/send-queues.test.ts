import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { configFrom, nameOf, ofType, referred, type Template, templateOf } from '../template.ts';

const main = { name: 'main', phoneNumberId: '106540352242922', perSecond: 80 };
const austin = { name: 'austin', phoneNumberId: '106540352242923', perSecond: 1000 };

describe('several numbers', () => {
  const template = templateOf(configFrom({ stage: 'prod', numbers: [main, austin] }));

  it('have two queues each, all of which give up to the same dead letters', () => {
    const dead = ofType(template, 'AWS::SQS::Queue').flatMap(([id, { Properties: properties }]) => {
      const redrive = z.object({ deadLetterTargetArn: z.unknown() }).safeParse(properties['RedrivePolicy']);
      const name = nameOf(template, id);
      return name.startsWith('send') && redrive.success
        ? [[name, nameOf(template, referred(redrive.data.deadLetterTargetArn) ?? '')]]
        : [];
    });
    expect(Object.fromEntries(dead)).toEqual({
      send: 'send-dead',
      'send-urgent': 'send-dead',
      'send-austin': 'send-dead',
      'send-austin-urgent': 'send-dead',
    });
  });

  it('have as many workers as their pace needs', () => {
    const limits = ofType(template, 'AWS::Lambda::EventSourceMapping').map(([, { Properties: mapping }]) => [
      nameOf(template, referred(mapping['EventSourceArn']) ?? ''),
      z.object({ MaximumConcurrency: z.number() }).safeParse(mapping['ScalingConfig']).data
        ?.MaximumConcurrency,
    ]);
    expect(Object.fromEntries(limits)).toMatchObject({
      send: 10,
      'send-urgent': 2,
      'send-austin': 125,
      'send-austin-urgent': 2,
    });
  });

  it('are known to the sender by their ids, to those who give it work by their queues', () => {
    const [sender, router, keeper] = ['send-message', 'route-event', 'keep-time'].map((name) =>
      environmentOf(template, name),
    );
    expect(JSON.parse(sender?.['NUMBERS'] ?? '')).toEqual([
      { name: 'main', id: '106540352242922', perSecond: 80 },
      { name: 'austin', id: '106540352242923', perSecond: 1000 },
    ]);
    const queues = JSON.parse(router?.['SEND_QUEUES'] ?? '');
    expect(queues).toEqual({
      main: { normal: expect.stringMatching(/-send$/), urgent: expect.stringMatching(/-send-urgent$/) },
      austin: {
        normal: expect.stringMatching(/-send-austin$/),
        urgent: expect.stringMatching(/-send-austin-urgent$/),
      },
    });
    expect(Object.keys(queues)).toEqual(['main', 'austin']);
    expect(keeper?.['SEND_QUEUES']).toBe(router?.['SEND_QUEUES']);
  });

  it('are named by the outputs, with their pace and without their ids', () => {
    expect(JSON.parse(z.string().parse(template.Outputs['Numbers']?.Value))).toEqual([
      { name: 'main', perSecond: 80 },
      { name: 'austin', perSecond: 1000 },
    ]);
  });

  it('share the alarms: each looks at the queues of all', () => {
    const alarms = ofType(template, 'AWS::CloudWatch::Alarm').map(([, { Properties: alarm }]) => alarm);
    const late = alarms.find((alarm) => alarm['AlarmName'] === 'chasqui-prod-urgent-messages-late');
    const Metrics = z.array(
      z.object({ Expression: z.string().optional(), MetricStat: z.unknown().optional() }).loose(),
    );
    const metrics = Metrics.parse(late?.['Metrics']);
    const [expression, ...ages] = metrics.toSorted((one) => (one.Expression === undefined ? 1 : -1));
    expect(expression?.Expression).toBe('MAX([FILL(m0, 0), FILL(m1, 0)])');
    expect(ages.map((age) => queueIn(template, age)).toSorted()).toEqual([
      'send-austin-urgent',
      'send-urgent',
    ]);
    expect(late).toMatchObject({ Threshold: 60, EvaluationPeriods: 3 });
  });
});

it('ten numbers with the longest names leave every function within the 4 KB that its environment may have', () => {
  const numbers = Array.from({ length: 10 }, (_, place) => ({
    name: `${place}`.padStart(20, 'n'),
    phoneNumberId: `${place}`.padStart(20, '1'),
    perSecond: 1000,
  }));
  const template = templateOf(configFrom({ stage: 'prod', numbers }));
  for (const [id] of ofType(template, 'AWS::Lambda::Function')) {
    const environment = environmentOf(template, nameOf(template, id));
    const bytes = Object.entries(environment).reduce(
      (sum, [key, value]) => sum + key.length + value.length,
      0,
    );
    expect(bytes).toBeLessThan(4096);
  }
});

/** The variables of a function, with what the longest of regions would put in the place of references. */
function environmentOf(template: Template, name: string): Readonly<Record<string, string>> {
  const found = ofType(template, 'AWS::Lambda::Function').find(([id]) => nameOf(template, id) === name);
  const { Variables: variables } = z
    .object({ Variables: z.record(z.string(), z.json()) })
    .parse(found?.[1].Properties['Environment']);
  return Object.fromEntries(Object.entries(variables).map(([key, value]) => [key, textOf(template, value)]));
}

function textOf(template: Template, value: unknown): string {
  if (typeof value === 'string') return value;
  const joined = z.object({ 'Fn::Join': z.tuple([z.literal(''), z.array(z.unknown())]) }).safeParse(value);
  if (joined.success) return joined.data['Fn::Join'][1].map((part) => textOf(template, part)).join('');
  const id = referred(value) ?? '';
  const { Type: type, Properties: properties } = template.Resources[id] ?? {};
  return type === 'AWS::SQS::Queue'
    ? `https://sqs.ap-southeast-1.amazonaws.com/123456789012/${z.string().parse(properties?.['QueueName'])}`
    : `arn:aws:secretsmanager:ap-southeast-1:123456789012:secret:${id}-AbCdEf`;
}

function queueIn(template: Template, metric: unknown): string {
  const Stat = z.object({
    MetricStat: z.object({
      Metric: z.object({ Dimensions: z.array(z.object({ Value: z.unknown() })) }),
      Period: z.literal(60),
    }),
  });
  const [dimension] = Stat.parse(metric).MetricStat.Metric.Dimensions;
  return nameOf(template, referred(dimension?.Value) ?? '');
}
