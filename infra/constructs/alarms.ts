import { Duration, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

export interface AlarmsProps {
  /** Sender's name of the e-mails, up to 100 characters. */
  readonly displayName: string;
  readonly email?: string;
}

export interface Warning {
  /** What people lose while this lasts, in a sentence. */
  readonly impact: string;
  /** Heading in docs/operate.md, as its anchor. Also names the alarm: one alarm, one way out. */
  readonly runbook: string;
}

/** One topic, and the alarms that tell it. Each says what it costs people and where the way out is written. */
export class Alarms extends Construct {
  private readonly action: SnsAction;

  constructor(scope: Construct, id: string, { displayName, email }: AlarmsProps) {
    super(scope, id);
    const topic = new Topic(this, 'Topic', { displayName, enforceSSL: true });
    // A policy of one's own replaces the default one, which had let the account's alarms in.
    topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsOfThisAccount',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    if (email !== undefined) topic.addSubscription(new EmailSubscription(email));
    this.action = new SnsAction(topic);
  }

  /** Something lies in a queue where nothing should. */
  onAnyIn(queue: Queue, warning: Warning): void {
    const metric = queue.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' });
    this.add(metric, { ...warning, above: 0 });
  }

  /** The oldest message of a queue has waited too long. */
  onAgeOf(queue: Queue, oldest: Duration, warning: Warning): void {
    const metric = queue.metricApproximateAgeOfOldestMessage({ statistic: 'Maximum' });
    this.add(metric, { ...warning, above: oldest.toSeconds() });
  }

  /** Above the limit for three periods of five minutes; where the limit is 0, for one. */
  add(metric: Metric, { impact, runbook, above }: Warning & { readonly above: number }): void {
    const alarm = new Alarm(this, runbook, {
      alarmName: `${Stack.of(this).stackName}-${runbook}`,
      alarmDescription: `Impact: ${impact}\nRunbook: docs/operate.md#${runbook}`,
      metric: metric.with({ period: Duration.minutes(5) }),
      threshold: above,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: above === 0 ? 1 : 3,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(this.action);
  }
}
