import { Duration, Stack, Validations } from 'aws-cdk-lib';
import { type DeadLetterQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

export interface QueueShape {
  /** Last part of the queue's name, after the stack's. */
  readonly name: string;
  readonly visibilityTimeout?: Duration;
  readonly deadLetterQueue?: DeadLetterQueue;
  /** Why there are no dead letters behind this queue, though it takes nobody else's. */
  readonly endOfLine?: string;
}

/** A queue as all of ours are: encrypted, TLS only, what lies in it kept as long as SQS can (14 days). */
export function queueOf(scope: Construct, id: string, { name, endOfLine, ...shape }: QueueShape): Queue {
  const queue = new Queue(scope, id, {
    queueName: `${Stack.of(scope).stackName}-${name}`,
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
    ...shape,
  });
  if (endOfLine !== undefined) {
    Validations.of(queue).acknowledge({ id: 'AwsSolutions-SQS3', reason: endOfLine });
  }
  return queue;
}
