import { Duration } from 'aws-cdk-lib';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import type { Worker } from './worker.ts';

/** Invokes the worker each minute. */
export function tickEachMinute(worker: Worker): void {
  tick(worker, 'EachMinute', {
    description: 'The tick of the minute',
    rate: 'rate(1 minute)',
    stale: Duration.minutes(1),
  });
}

/** Invokes the worker each hour. */
export function tickEachHour(worker: Worker): void {
  tick(worker, 'EachHour', {
    description: 'The tick of the hour',
    rate: 'rate(1 hour)',
    stale: Duration.minutes(30),
  });
}

interface Tick {
  readonly description: string;
  readonly rate: string;
  /** After this, a tick that could not be handed on is dropped. */
  readonly stale: Duration;
}

/**
 * It is made of the CloudFormation types themselves: the permission is for the exact rule. There are no dead letters: a
 * tick carries nothing, and the next one does what this one did not.
 */
function tick(worker: Worker, id: string, { description, rate, stale }: Tick): void {
  const rule = new CfnRule(worker, id, {
    description,
    scheduleExpression: rate,
    state: 'ENABLED',
    targets: [
      {
        id: 'Worker',
        arn: worker.function.functionArn,
        retryPolicy: { maximumEventAgeInSeconds: stale.toSeconds(), maximumRetryAttempts: 2 },
      },
    ],
  });
  new CfnPermission(worker, 'MayBeCalled', {
    action: 'lambda:InvokeFunction',
    functionName: worker.function.functionArn,
    principal: 'events.amazonaws.com',
    sourceArn: rule.attrArn,
  });
}
