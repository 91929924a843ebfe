import { CfnRule, type EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { JsonObject } from '#event-pattern/json';
import { grant } from './grant.ts';

export interface AwsEventsProps {
  /** Event patterns that name sources of AWS only. */
  readonly patterns: readonly JsonObject[];
  readonly to: EventBus;
  /** Takes what cannot be handed on within 24 hours: envelopes as the bus itself would have handed them on. */
  readonly dead: Queue;
}

/**
 * AWS's own events exist on the account's default bus only: a rule there for each pattern hands them on.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-bus-to-bus.html
 */
export class AwsEvents extends Construct {
  constructor(scope: Construct, id: string, { patterns, to, dead }: AwsEventsProps) {
    super(scope, id);
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('events.amazonaws.com') });
    grant(role, ['events:PutEvents'], [to.eventBusArn]);
    for (const [index, pattern] of patterns.entries()) {
      // CDK's own rule takes no pattern with `$or` at its top. Without a bus named, a rule is on the default bus.
      const rule = new CfnRule(this, `Rule${index}`, {
        description: "AWS's own events, handed on to where the others are",
        eventPattern: pattern,
        targets: [
          {
            id: 'Bus',
            arn: to.eventBusArn,
            roleArn: role.roleArn,
            deadLetterConfig: { arn: dead.queueArn },
          },
        ],
      });
      // With the role's policy: an event that may not be handed on is not tried again.
      rule.node.addDependency(role);
      dead.addToResourcePolicy(
        new PolicyStatement({
          principals: [new ServicePrincipal('events.amazonaws.com')],
          actions: ['sqs:SendMessage'],
          resources: [dead.queueArn],
          conditions: { ArnEquals: { 'aws:SourceArn': rule.attrArn } },
        }),
      );
    }
  }
}
