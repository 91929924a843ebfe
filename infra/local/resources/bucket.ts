import * as z from 'zod';
import { readProperties, refusal } from './resource-kind.ts';
import type { ResourceKind } from './resource-kind.ts';

const Retention = z.strictObject({ Mode: z.enum(['GOVERNANCE', 'COMPLIANCE']), Days: z.int().positive() });

const run = z.strictObject({
  BucketName: z.string().optional(),
  VersioningConfiguration: z.strictObject({ Status: z.literal('Enabled') }).optional(),
  ObjectLockEnabled: z.boolean().default(false),
  ObjectLockConfiguration: z
    .strictObject({
      ObjectLockEnabled: z.literal('Enabled'),
      Rule: z.strictObject({ DefaultRetention: Retention }),
    })
    .optional(),
});

export interface BucketPlan {
  readonly name: string;
  /** Object Lock: for how long each object stays as it was put. Absent: it may be changed and deleted. */
  readonly lock: BucketLock | undefined;
}

export interface BucketLock {
  /** In GOVERNANCE whoever says so may delete nevertheless, in COMPLIANCE nobody. */
  readonly mode: 'GOVERNANCE' | 'COMPLIANCE';
  readonly days: number;
}

/** No capital letters: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const bucketName = (name: string): string => name.toLowerCase().slice(0, 63);

export const bucket: ResourceKind<'bucket', BucketPlan> = {
  type: 'AWS::S3::Bucket',
  nameProperty: 'BucketName',
  ref: bucketName,
  attributes: (name) => ({ Arn: `arn:aws:s3:::${bucketName(name)}` }),
  read: (found) => {
    const properties = readProperties(found, {
      run,
      ignored: {
        BucketEncryption: 'the file is as encrypted as its disk',
        LifecycleConfiguration: 'what is old goes with the data folder',
        OwnershipControls: 'there is one account here',
        PublicAccessBlockConfiguration: 'the engine listens on 127.0.0.1 only',
        Tags: 'nobody is billed',
      },
    });
    const rule = properties.ObjectLockConfiguration?.Rule.DefaultRetention;
    // A locked object has one version here, for nothing can be put over it; other versions are not kept.
    if ((properties.VersioningConfiguration !== undefined || properties.ObjectLockEnabled) && !rule) {
      throw refusal(found, ['versions run here only in a bucket with Object Lock and a default retention']);
    }
    const lock = rule && { mode: rule.Mode, days: rule.Days };
    return { kind: 'bucket', name: bucketName(found.name), lock };
  },
};
