import { arn } from '../place.ts';
import type { ResourceKind } from './resource-kind.ts';

/** Whole types that change nothing on this machine: type, and how the ARN of one ends. */
const ignored: readonly (readonly [type: string, service: string, prefix: string])[] = [
  // IAM is not enforced here: a missing permission shows only on AWS, which is why a test reads the roles.
  ['AWS::IAM::Role', 'iam', 'role/'],
  ['AWS::IAM::Policy', 'iam', 'policy/'],
  ['AWS::SQS::QueuePolicy', 'sqs', 'policy/'],
  ['AWS::S3::BucketPolicy', 's3', 'policy/'],
  ['AWS::SNS::TopicPolicy', 'sns', 'policy/'],
  ['AWS::Events::EventBusPolicy', 'events', 'policy/'],
  // Nobody watches a laptop: logs are files, and there are no metrics to raise an alarm from.
  ['AWS::Logs::LogGroup', 'logs', 'log-group:'],
  ['AWS::CloudWatch::Alarm', 'cloudwatch', 'alarm:'],
  ['AWS::CloudWatch::Dashboard', 'cloudwatch', 'dashboard/'],
  ['AWS::SNS::Topic', 'sns', ''],
  ['AWS::SNS::Subscription', 'sns', ''],
  ['AWS::Events::Archive', 'events', 'archive/'],
  ['AWS::CDK::Metadata', 'cdk', ''],
];

/** Types whose `Ref` is the ARN. */
const refIsArn = new Set(['AWS::SNS::Topic', 'AWS::SNS::Subscription', 'AWS::IAM::ManagedPolicy']);

export const ignoredKinds: readonly ResourceKind<'nothing', object>[] = ignored.map(
  ([type, service, prefix]) => ({
    type,
    ref: (name, place) => (refIsArn.has(type) ? arn(place, service, prefix + name) : name),
    attributes: (name, place) => {
      const own = arn(place, service, prefix + name);
      return { Arn: own, TopicArn: own, TopicName: name };
    },
    read: () => ({ kind: 'nothing' }),
  }),
);
