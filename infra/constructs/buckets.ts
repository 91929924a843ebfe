import { CfnElement, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { type Grantee, grant } from './grant.ts';

export interface BucketsProps {
  /** The buckets outlive the stack. */
  readonly keepData: boolean;
  readonly lock: ArchiveLock;
}

/** How long a fact of the archive can be neither changed nor deleted. */
export interface ArchiveLock {
  /** GOVERNANCE: a role with the right to bypass it may. COMPLIANCE: nobody may, the account's owner included. */
  readonly mode: 'GOVERNANCE' | 'COMPLIANCE';
  readonly days: number;
}

/** Where what is too large or too lasting for a table lies. */
export class Buckets extends Construct {
  /** The facts as they came, and the seals. An object is put once. */
  readonly archive: Bucket;
  /** Files that people sent, until they are erased. */
  readonly media: Bucket;

  constructor(scope: Construct, id: string, { keepData, lock }: BucketsProps) {
    super(scope, id);
    const retention = Duration.days(lock.days);
    this.archive = bucketOf(this, 'Archive', {
      keepData,
      objectLockEnabled: true,
      versioned: true,
      objectLockDefaultRetention:
        lock.mode === 'COMPLIANCE'
          ? ObjectLockRetention.compliance(retention)
          : ObjectLockRetention.governance(retention),
    });
    this.archive.addToResourcePolicy(putOnce(this.archive));
    for (const statement of neverHidden(this.archive)) this.archive.addToResourcePolicy(statement);
    this.media = bucketOf(this, 'Media', { keepData });
  }
}

interface BucketSettings {
  readonly keepData: boolean;
  readonly objectLockEnabled?: boolean;
  readonly versioned?: boolean;
  readonly objectLockDefaultRetention?: ObjectLockRetention;
}

/** A bucket for this account alone: closed to the public, encrypted, asked by TLS only. */
function bucketOf(scope: Construct, id: string, { keepData, ...settings }: BucketSettings): Bucket {
  const bucket = new Bucket(scope, id, {
    ...settings,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    removalPolicy: keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
  Validations.of(bucket).acknowledge({
    id: 'AwsSolutions-S1',
    reason:
      'Who reads it is in CloudTrail, where the account records data events; a log bucket would need one itself.',
  });
  return bucket;
}

/**
 * Object Lock keeps the version that was put and lets another be put over it. This does not.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes-enforce.html
 */
function putOnce(bucket: Bucket): PolicyStatement {
  return new PolicyStatement({
    sid: 'ObjectsArePutOnce',
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: ['s3:PutObject'],
    resources: [bucket.arnForObjects('*')],
    conditions: { Null: { 's3:if-none-match': 'true' }, Bool: { 's3:ObjectCreationOperation': 'true' } },
  });
}

/**
 * Object Lock keeps versions, and lets a delete without a version, or a lifecycle rule, hide them behind a marker. This does
 * not. To delete a version is left to the lock: so a marker can be taken away again, and what is kept no longer.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html#object-lock-managing-delete-markers
 */
function neverHidden(bucket: Bucket): readonly PolicyStatement[] {
  const denied = { effect: Effect.DENY, principals: [new AnyPrincipal()] };
  return [
    new PolicyStatement({
      ...denied,
      sid: 'ObjectsAreNeverHidden',
      actions: ['s3:DeleteObject'],
      resources: [bucket.arnForObjects('*')],
    }),
    new PolicyStatement({
      ...denied,
      sid: 'NothingExpires',
      actions: ['s3:PutLifecycleConfiguration'],
      resources: [bucket.bucketArn],
    }),
  ];
}

/** What a step may do with objects whose keys begin with this path: `facts/`. */
export interface ObjectGrant {
  readonly actions: readonly ('GetObject' | 'PutObject' | 'DeleteObject')[];
  readonly below: string;
}

export function grantObjects(bucket: Bucket, worker: Grantee, { actions, below }: ObjectGrant): void {
  grant(
    worker.role,
    actions.map((action) => `s3:${action}`),
    [bucket.arnForObjects(`${below}*`)],
  );
  Validations.of(worker.role).acknowledge({
    id: `AwsSolutions-IAM5[Resource::<${logicalIdOf(bucket)}.Arn>/${below}*]`,
    reason: 'Objects have no names beforehand: the path is all of them that this step is about.',
  });
}

/** Also lets S3 say of an object that it is not there: without it the answer is the one for what is forbidden. */
export function grantList(bucket: Bucket, worker: Grantee): void {
  grant(worker.role, ['s3:ListBucket'], [bucket.bucketArn]);
}

function logicalIdOf(bucket: Bucket): string {
  const { defaultChild } = bucket.node;
  if (!CfnElement.isCfnElement(defaultChild)) throw new Error(`${bucket.node.path} is in no template`);
  return Stack.of(bucket).getLogicalId(defaultChild);
}
