import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { nameOf, ofType, prod, referred, templateOf } from './template.ts';

const template = templateOf(prod);
const Targets = z.tuple([
  z.object({
    Arn: z.unknown(),
    RetryPolicy: z.object({ MaximumEventAgeInSeconds: z.number(), MaximumRetryAttempts: z.number() }),
  }),
]);
const ticks = ofType(template, 'AWS::Events::Rule').flatMap(([id, { Properties: properties }]) => {
  const { ScheduleExpression: rate, State: state, Targets: targets } = properties;
  if (rate === undefined) return [];
  const [{ Arn: arn, RetryPolicy: retries }] = Targets.parse(targets);
  return [{ id, rate, state, step: nameOf(template, referred(arn) ?? ''), retries }];
});

describe('a tick', () => {
  it('comes each minute to keep the time, and each hour to seal the facts', () => {
    expect(ticks.map(({ step, rate, state }) => [step, rate, state])).toEqual([
      ['keep-time', 'rate(1 minute)', 'ENABLED'],
      ['seal-facts', 'rate(1 hour)', 'ENABLED'],
    ]);
  });

  it('that is late is none: the next one is there', () => {
    expect(ticks.map(({ step, retries }) => [step, retries])).toEqual([
      ['keep-time', { MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 2 }],
      ['seal-facts', { MaximumEventAgeInSeconds: 1800, MaximumRetryAttempts: 2 }],
    ]);
  });

  it.each(ticks)('alone may invoke $step', ({ id, step }) => {
    const permissions = ofType(template, 'AWS::Lambda::Permission')
      .map(([, { Properties: properties }]) => properties)
      .filter((properties) => nameOf(template, referred(properties['FunctionName']) ?? '') === step);
    expect(permissions).toHaveLength(1);
    for (const properties of permissions) {
      expect(properties).toMatchObject({
        Action: 'lambda:InvokeFunction',
        Principal: 'events.amazonaws.com',
      });
      expect(referred(properties['SourceArn'])).toBe(id);
    }
  });

  it.each([
    { step: 'keep-time', every: 60, margin: 10 },
    { step: 'seal-facts', every: 3600, margin: 15 },
  ])('of $step ends before the next one begins, and has time to end what it began', (tick) => {
    const [, worker] =
      ofType(template, 'AWS::Lambda::Function').find(([id]) => nameOf(template, id) === tick.step) ?? [];
    const timeout = z.number().parse(worker?.Properties['Timeout']);
    const { Variables: env } = z
      .object({ Variables: z.record(z.string(), z.json()) })
      .parse(worker?.Properties['Environment']);
    expect(timeout).toBeLessThan(tick.every);
    expect(Number(env['WORK_SECONDS'])).toBe(timeout - tick.margin);
  });
});
