import { expect, it } from 'vitest';
import * as z from 'zod';
import { nameOf, ofType, prod, referred, templateOf } from './template.ts';

const template = templateOf(prod);
const Targets = z.tuple([z.object({ Arn: z.unknown(), RetryPolicy: z.unknown() })]);
const ticks = ofType(template, 'AWS::Events::Rule').filter(
  ([, { Properties: properties }]) => properties['ScheduleExpression'] !== undefined,
);

it('time is kept each minute, by one function', () => {
  expect(ticks).toHaveLength(1);
  for (const [, { Properties: properties }] of ticks) {
    expect(properties).toMatchObject({ ScheduleExpression: 'rate(1 minute)', State: 'ENABLED' });
    const [target] = Targets.parse(properties['Targets']);
    expect(nameOf(template, referred(target.Arn) ?? '')).toBe('keep-time');
    // A tick that is late is none: the next one is there.
    expect(target.RetryPolicy).toEqual({ MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 2 });
  }
});

it('nothing but the tick may invoke it', () => {
  const permissions = ofType(template, 'AWS::Lambda::Permission')
    .map(([, { Properties: properties }]) => properties)
    .filter((properties) => nameOf(template, referred(properties['FunctionName']) ?? '') === 'keep-time');
  expect(permissions).toHaveLength(1);
  for (const properties of permissions) {
    expect(properties).toMatchObject({
      Action: 'lambda:InvokeFunction',
      Principal: 'events.amazonaws.com',
    });
    expect(referred(properties['SourceArn'])).toBe(ticks[0]?.[0]);
  }
});

it('a tick ends before the next one begins, and has time to end what it began', () => {
  const [, keeper] =
    ofType(template, 'AWS::Lambda::Function').find(([id]) => nameOf(template, id) === 'keep-time') ?? [];
  const timeout = z.number().parse(keeper?.Properties['Timeout']);
  const { Variables: env } = z
    .object({ Variables: z.record(z.string(), z.json()) })
    .parse(keeper?.Properties['Environment']);
  expect(timeout).toBeLessThan(60);
  expect(Number(env['WORK_SECONDS'])).toBe(timeout - 10);
});
