import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSchedules } from '#infra/local/schedules';
import { type Trial, startTrial } from './stack/trial.ts';
import { type TinyStack, tinyStack } from './stack/tiny-stack.ts';

const get = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });
const clock = (properties: object = {}) => ({
  Type: 'AWS::Events::Rule',
  Properties: {
    ScheduleExpression: 'rate(1 minute)',
    State: 'ENABLED',
    Targets: [{ Id: 'Worker', Arn: get('Worker'), RetryPolicy: { MaximumRetryAttempts: 2 } }],
    ...properties,
  },
});
const permission = (properties: object = {}) => ({
  Type: 'AWS::Lambda::Permission',
  Properties: {
    Action: 'lambda:InvokeFunction',
    FunctionName: get('Worker'),
    Principal: 'events.amazonaws.com',
    SourceArn: get('Clock'),
    ...properties,
  },
});

let tiny: TinyStack | undefined;
let trial: Trial | undefined;
const start = async (Clock: object, MayTick: object | undefined = permission()) => {
  tiny = tinyStack((resources) => Object.assign(resources, { Clock, ...(MayTick && { MayTick }) }));
  trial = await startTrial(tiny);
  return trial;
};
beforeEach(() => {
  trial = undefined;
  tiny = undefined;
});
afterEach(async () => {
  await trial?.stop();
  tiny?.remove();
});

describe('a rule that a clock fires', () => {
  it('invokes its function with the event that EventBridge makes, by the functions’ clock', async () => {
    const running = await start(clock());
    running.setClockOffset(3_600_000);
    await running.tick();
    const [tick] = tiny?.seen() ?? [];
    const event = Object(tick?.['event']);
    expect(event).toMatchObject({
      version: '0',
      source: 'aws.events',
      'detail-type': 'Scheduled Event',
      detail: {},
      account: '000000000000',
      region: 'us-east-1',
      resources: ['arn:aws:events:us-east-1:000000000000:rule/tiny-Clock'],
    });
    expect(event.time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(Math.abs(Date.parse(event.time) - (tick?.time ?? 0))).toBeLessThan(60_000);
  });

  it('says so when what it invoked failed, and when there is nothing to invoke', async () => {
    const plan = { logicalId: 'Clock', arn: 'arn:aws:events:x:y:rule/tiny-Clock', everyMs: 60_000 };
    const ticking = (name: string) => {
      const invoke = async () => ({ kind: 'failed' as const, reason: 'timed out' });
      const pools = new Map([['tiny-work', { invoke }]]);
      const functions = [`arn:aws:lambda:x:y:function:${name}`];
      return startSchedules({ schedules: [{ ...plan, functions }] }, { pools, now: () => 0 });
    };
    for (const [name, reason] of [
      ['tiny-work', 'tiny-work: timed out'],
      ['other', 'other: is not there'],
    ] as const) {
      const schedules = ticking(name);
      await expect(schedules.tick()).rejects.toThrow(reason);
      await schedules.stop();
    }
  });
});

describe('a rule of the hour', () => {
  it('is fired by a tick when an hour has passed on the functions’ clock, that of the minute by each', async () => {
    const clockOf = { now: 0 };
    const invoked: string[] = [];
    const poolOf = (name: string) => ({
      invoke: async () => {
        invoked.push(name);
        return { kind: 'returned' as const, value: undefined };
      },
    });
    const pools = new Map(['minute', 'hour'].map((name) => [name, poolOf(name)]));
    const rule = (name: string, everyMs: number) => ({
      logicalId: name,
      arn: `arn:aws:events:x:y:rule/${name}`,
      everyMs,
      functions: [`arn:aws:lambda:x:y:function:${name}`],
    });
    const schedules = startSchedules(
      { schedules: [rule('minute', 60_000), rule('hour', 3_600_000)] },
      { pools, now: () => clockOf.now },
    );
    for (const now of [0, 3_599_999, 3_600_000]) {
      clockOf.now = now;
      await schedules.tick();
    }
    await schedules.stop();
    expect(invoked).toEqual(['minute', 'hour', 'minute', 'minute', 'hour']);
  });
});

describe('the start is refused', () => {
  it.each([
    [
      'another pace',
      clock({ ScheduleExpression: 'rate(5 minutes)' }),
      'ScheduleExpression is "rate(5 minutes)"',
    ],
    [
      'a cron',
      clock({ ScheduleExpression: 'cron(0 12 * * ? *)' }),
      'and only "rate(1 minute)" and "rate(1 hour)" run here',
    ],
    [
      'another target',
      clock({ Targets: [{ Id: 'x', Arn: get('Work') }] }),
      'Clock (AWS::Events::Rule): Targets.0.Arn: a schedule can only invoke a function here',
    ],
    [
      'an input of its own',
      clock({ Targets: [{ Id: 'x', Arn: get('Worker'), Input: '{}' }] }),
      'Targets.0.Input',
    ],
    ['a rule that is off', clock({ State: 'DISABLED' }), 'State is "DISABLED"'],
    ['a pattern as well', clock({ EventPattern: { source: ['x'] } }), 'EventPattern is not known'],
  ])('for %s', async (_, rule, message) => {
    await expect(start(rule)).rejects.toThrow(message);
  });

  it.each([
    ['a permission for a bus', permission({ SourceArn: get('Bus') })],
    ['a permission for somebody else', permission({ Principal: 'apigateway.amazonaws.com' })],
    ['a permission for another rule', permission({ SourceArn: get('Rule') })],
  ])('for %s', async (_, given) => {
    await expect(start(clock(), given)).rejects.toThrow(
      'Clock (AWS::Events::Rule): tiny-work has no permission that lets it be invoked by this rule',
    );
  });
});
