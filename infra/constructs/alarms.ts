import { Duration, Stack } from 'aws-cdk-lib';
import {
  Alarm,
  type AlarmProps,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

export interface AlarmsProps {
  /** As the functions name it beside what they count. */
  readonly stage: string;
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
  private readonly stage: string;

  constructor(scope: Construct, id: string, { stage, displayName, email }: AlarmsProps) {
    super(scope, id);
    this.stage = stage;
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

  /** The oldest message of one of the queues has waited too long, three times as long in a row. At most ten queues. */
  onAgeOf(queues: readonly Queue[], oldest: Duration, warning: Warning): void {
    const ages = queues.map((queue) =>
      queue.metricApproximateAgeOfOldestMessage({ statistic: 'Maximum', period: oldest }),
    );
    this.raise(warning, {
      metric: greatestOf(ages, oldest),
      threshold: oldest.toSeconds(),
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 3,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }

  /** Functions of this stage have counted something that should never be: `ids-reused`. */
  onCountOf(metricName: string, { above = 0, ...warning }: Warning & { readonly above?: number }): void {
    const dimensionsMap = { stage: this.stage };
    const metric = new Metric({ namespace: 'Chasqui', metricName, dimensionsMap, statistic: 'Sum' });
    this.add(metric, { ...warning, above });
  }

  /** Functions of this stage have not once counted, for two hours, what comes each hour. No metric at all counts as well. */
  onSilenceOf(metricName: string, warning: Warning): void {
    const dimensionsMap = { stage: this.stage };
    this.raise(warning, {
      metric: new Metric({
        namespace: 'Chasqui',
        metricName,
        dimensionsMap,
        statistic: 'Sum',
        period: Duration.hours(1),
      }),
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: 2,
      treatMissingData: TreatMissingData.BREACHING,
    });
  }

  /**
   * A function that must run all the time has not once ended well, three periods of five minutes in a row. Silence
   * counts: where nothing calls it, there is no metric at all.
   */
  onNoSuccess(worker: IFunction, warning: Warning): void {
    const sum = { period: Duration.minutes(5), statistic: 'Sum' };
    this.raise(warning, {
      metric: new MathExpression({
        expression: 'invocations - errors',
        label: 'Ended well',
        usingMetrics: { invocations: worker.metricInvocations(sum), errors: worker.metricErrors(sum) },
        period: Duration.minutes(5),
      }),
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: 3,
      treatMissingData: TreatMissingData.BREACHING,
    });
  }

  /** Above the limit for three periods of five minutes; where the limit is 0, for one. */
  add(metric: Metric, { above, ...warning }: Warning & { readonly above: number }): void {
    this.raise(warning, {
      metric: metric.with({ period: Duration.minutes(5) }),
      threshold: above,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: above === 0 ? 1 : 3,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }

  private raise({ impact, runbook }: Warning, when: AlarmProps): void {
    const alarm = new Alarm(this, runbook, {
      ...when,
      alarmName: `${Stack.of(this).stackName}-${runbook}`,
      alarmDescription: `Impact: ${impact}\nRunbook: docs/operate.md#${runbook}`,
    });
    alarm.addAlarmAction(this.action);
  }
}

/** One alarm for all: what it costs goes by the number of metrics, but there is one name, one e-mail, one way out. */
function greatestOf(metrics: readonly Metric[], period: Duration): IMetric {
  const [only, ...others] = metrics;
  if (only !== undefined && others.length === 0) return only;
  const named = metrics.map((metric, place): [string, IMetric] => [`m${place}`, metric]);
  return new MathExpression({
    // A queue that nothing was sent to for six hours has no metric, and would hide the others.
    expression: `MAX([${named.map(([name]) => `FILL(${name}, 0)`).join(', ')}])`,
    label: 'Greatest',
    usingMetrics: Object.fromEntries(named),
    period,
  });
}
