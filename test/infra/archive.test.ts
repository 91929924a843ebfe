import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { configFrom, nameOf, ofType, prod, templateOf } from './template.ts';

const bucketOf = (template: ReturnType<typeof templateOf>) => {
  const found = ofType(template, 'AWS::S3::Bucket').find(([id]) => nameOf(template, id) === 'BucketsArchive');
  if (found === undefined) throw new Error('there is no archive');
  return found[1];
};
const lockOf = (settings: Readonly<Record<string, string>>) =>
  bucketOf(templateOf(configFrom(settings))).Properties['ObjectLockConfiguration'];

const Policy = z.looseObject({
  PolicyDocument: z.looseObject({ Statement: z.array(z.looseObject({ Effect: z.string() })) }),
});
const statementsIn = (policy: unknown) => Policy.parse(policy).PolicyDocument.Statement;

describe('the archive', () => {
  const template = templateOf(prod);
  const bucket = bucketOf(template);

  it('lets nobody change or delete an object, for seven years unless told otherwise', () => {
    const rule = (Mode: string, Days: number) => ({
      ObjectLockEnabled: 'Enabled',
      Rule: { DefaultRetention: { Mode, Days } },
    });
    const id = { phoneNumberId: '106540352242922' };
    expect(lockOf({ ...id, stage: 'prod' })).toEqual(rule('COMPLIANCE', 2557));
    expect(lockOf({ ...id, stage: 'prod', keepFactsYears: '10' })).toEqual(rule('COMPLIANCE', 3653));
    expect(lockOf({ ...id, stage: 'dev', keepFactsYears: '10' })).toEqual(rule('GOVERNANCE', 1));
    expect(bucket.Properties).toMatchObject({
      ObjectLockEnabled: true,
      VersioningConfiguration: { Status: 'Enabled' },
    });
  });

  it('outlives a production stack', () => {
    expect(bucket.DeletionPolicy).toBe('Retain');
  });

  it('is closed to the public, encrypted, and asked by TLS only', () => {
    expect(bucket.Properties).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
    });
    const policies = JSON.stringify(ofType(template, 'AWS::S3::BucketPolicy'));
    expect(policies).toContain('"Condition":{"Bool":{"aws:SecureTransport":"false"}},"Effect":"Deny"');
  });

  it('takes nothing over what is there', () => {
    const policies = JSON.stringify(ofType(template, 'AWS::S3::BucketPolicy'));
    expect(policies).toContain('"Action":"s3:PutObject","Condition":{"Null":{"s3:if-none-match":"true"}');
  });
});

describe('an object of the archive', () => {
  it('is hidden by nobody behind a marker, and no rule of a lifecycle can be set that would', () => {
    const template = templateOf(prod);
    const policies = ofType(template, 'AWS::S3::BucketPolicy').filter(([id]) =>
      nameOf(template, id).startsWith('BucketsArchive'),
    );
    const statements = policies.flatMap(([, { Properties: policy }]) => statementsIn(policy));
    for (const Action of ['s3:DeleteObject', 's3:PutLifecycleConfiguration'])
      expect(statements).toContainEqual(
        expect.objectContaining({ Effect: 'Deny', Principal: { AWS: '*' }, Action }),
      );
    // A marker that was put all the same can be taken away again by its version.
    expect(JSON.stringify(statements)).not.toContain('DeleteObjectVersion');
  });
});

describe('the function that fills it', () => {
  it('writes an object a minute, or for each thousand facts', () => {
    const template = templateOf(prod);
    const feeds = ofType(template, 'AWS::Lambda::EventSourceMapping').filter(([id]) =>
      nameOf(template, id).startsWith('SealFacts'),
    );
    expect(feeds).toHaveLength(1);
    expect(feeds[0]?.[1].Properties).toMatchObject({
      BatchSize: 1000,
      MaximumBatchingWindowInSeconds: 60,
    });
  });

  it('is, with the one that tells of outcomes, all that may read the stream', () => {
    // Two readers of a shard are what DynamoDB bears without throttling.
    const template = templateOf(prod);
    const feeds = ofType(template, 'AWS::Lambda::EventSourceMapping').filter(([, { Properties: feed }]) =>
      JSON.stringify(feed['EventSourceArn']).includes('StreamArn'),
    );
    expect(feeds).toHaveLength(2);
  });
});
