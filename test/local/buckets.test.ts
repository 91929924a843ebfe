import { describe, expect, it } from 'vitest';
import { bucket } from '#infra/local/resources/bucket';

const place = { stackName: 's', region: 'us-east-1', account: '000000000000', queuesUrl: '', httpUrl: '' };
const read = (properties: Readonly<Record<string, unknown>>) =>
  bucket.read({ logicalId: 'Archive', type: bucket.type, name: 'Tiny-Archive', place, properties });
const lock = (DefaultRetention: object) => ({
  ObjectLockEnabled: true,
  ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention } },
  VersioningConfiguration: { Status: 'Enabled' },
});

describe('a bucket', () => {
  it('has a name that a bucket may have, wherever the template refers to it', () => {
    expect(bucket.ref('Tiny-Archive', place)).toBe('tiny-archive');
    expect(bucket.attributes('Tiny-Archive', place)).toEqual({ Arn: 'arn:aws:s3:::tiny-archive' });
    expect(read({})).toEqual({ kind: 'bucket', name: 'tiny-archive', lock: undefined });
  });

  it('keeps its objects as long as its lock says', () => {
    expect(read(lock({ Mode: 'COMPLIANCE', Days: 7 }))).toMatchObject({
      lock: { mode: 'COMPLIANCE', days: 7 },
    });
  });

  it.each([
    ['a lock without a time', { ObjectLockEnabled: true }, 'a default retention'],
    ['versions without a lock', { VersioningConfiguration: { Status: 'Enabled' } }, 'a default retention'],
    ['years', lock({ Mode: 'COMPLIANCE', Years: 7 }), 'Rule.DefaultRetention'],
    ['notifications', { NotificationConfiguration: {} }, 'NotificationConfiguration is not known'],
  ])('is refused with %s', (_, properties, message) => {
    expect(() => read(properties)).toThrow(message);
  });
});
