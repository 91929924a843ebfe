import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statusFact } from '#domain/messages/told-status';
import { aStatus, claimed, inDoubt } from '#test/support/doubts';

const { ref } = inDoubt();
const told = {
  number: 'main',
  ref,
  attempt: 1,
  status: 'sent',
  providerDigest: 'wamid.1',
  happenedAt: claimed,
};

describe('what Meta says about an attempt', () => {
  it('is a fact that needs nothing but what the callback carries', () => {
    expect(statusFact(told, claimed + 2000)).toEqual(aStatus('sent', 1));
    const failed = { ...told, status: 'failed', code: 131026 };
    expect(statusFact(failed, claimed + 2000)).toEqual({ ...aStatus('failed', 1), code: 131026 });
  });

  it('is nothing where it names no message of ours', () => {
    expect(statusFact({ ...told, ref: 'order 17' }, claimed)).toBeUndefined();
  });

  it.each(['', 'Sent', 'sent!', 'x'.repeat(33)])('is nothing where the status is no word: %j', (status) => {
    expect(statusFact({ ...told, status }, claimed)).toBeUndefined();
  });

  it('is never a fact with another text in it', () => {
    fc.assert(
      fc.property(fc.string(), (status) => {
        expect(statusFact({ ...told, status }, claimed)?.status ?? 'none').toMatch(/^[a-z_]{1,32}$/);
      }),
    );
  });
});
