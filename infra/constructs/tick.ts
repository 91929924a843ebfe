import { CfnRule } from 'aws-cdk-lib/aws-events';
import { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import type { Worker } from './worker.ts';

/** Seconds after which a tick that could not be handed on is dropped. */
const stale = 60;

/**
 * Invokes the worker each minute. It is made of the CloudFormation types themselves: the permission is for the exact
 * rule. There are no dead letters: a tick carries nothing, and the next one does what this one did not.
 */
export function tickEachMinute(worker: Worker): void {
  const rule = new CfnRule(worker, 'EachMinute', {
    description: 'The tick of the minute',
    scheduleExpression: 'rate(1 minute)',
    state: 'ENABLED',
    targets: [
      {
        id: 'Worker',
        arn: worker.function.functionArn,
        retryPolicy: { maximumEventAgeInSeconds: stale, maximumRetryAttempts: 2 },
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
