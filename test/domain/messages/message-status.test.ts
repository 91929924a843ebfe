import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordFact } from '#domain/facts/fact';
import { statusOf } from '#domain/messages/message-status';
import { placeOf } from '#domain/messages/message-place';
import { aStatus, claimed, inDoubt } from '#test/support/doubts';

const acceptance = (attempt: number): RecordFact => ({
  ...placeOf(inDoubt()),
  kind: 'accepted',
  attempt,
  claimedAt: claimed,
  answeredAt: claimed,
  providerDigest: `wamid.${attempt}`,
});

const words = ['sent', 'delivered', 'read', 'played', 'failed', 'warning'];
const fact = fc
  .record({ word: fc.constantFrom('accepted', ...words), attempt: fc.integer({ min: 1, max: 3 }) })
  .map(({ word, attempt }) => (word === 'accepted' ? acceptance(attempt) : aStatus(word, attempt)));
const facts = fc.array(fact, { maxLength: 12 });
const order = ['failed', 'accepted', 'sent', 'delivered', 'read', 'played'];

describe('the status of a message', () => {
  it.each([
    [[], undefined],
    [['accepted'], 'accepted'],
    [['accepted', 'sent'], 'sent'],
    [['sent', 'delivered'], 'delivered'],
    [['delivered', 'read'], 'read'],
    [['read', 'played'], 'played'],
    [['accepted', 'failed'], 'failed'],
    [['sent', 'failed'], 'failed'],
    [['delivered', 'failed'], 'delivered'],
    [['sent', 'warning'], 'sent'],
    [['warning'], undefined],
  ])('after %j is %s', (said, status) => {
    const told = said.map((word) => (word === 'accepted' ? acceptance(1) : aStatus(word, 1)));
    expect(statusOf(told)).toBe(status);
    expect(statusOf(told.toReversed())).toBe(status);
  });

  it('is that of the attempt that came furthest', () => {
    expect(statusOf([aStatus('failed', 1), acceptance(2)])).toBe('accepted');
    expect(statusOf([aStatus('delivered', 1), aStatus('failed', 2)])).toBe('delivered');
  });

  it('is the same in whatever order and number the facts come', () => {
    fc.assert(
      fc.property(
        facts.chain((some) =>
          fc.tuple(
            fc.constant(some),
            fc.shuffledSubarray([...some, ...some], { minLength: some.length * 2 }),
          ),
        ),
        ([some, mixed]) => {
          expect(statusOf(mixed)).toBe(statusOf(some));
        },
      ),
    );
  });

  it('never goes backwards within an attempt, but for what failed before it was delivered', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words)), fc.constantFrom(...words), (before, next) => {
        const told = before.map((word) => aStatus(word, 1));
        const [was, is] = [statusOf(told), statusOf([...told, aStatus(next, 1)])];
        const wentOn = order.indexOf(is ?? '') >= order.indexOf(was ?? '');
        expect(wentOn || (is === 'failed' && (was === 'accepted' || was === 'sent'))).toBe(true);
      }),
    );
  });

  it('is not changed by what else is known of the message', () => {
    const doubted: RecordFact = {
      ...placeOf(inDoubt()),
      kind: 'doubted',
      attempt: 1,
      claimedAt: claimed,
      notedAt: claimed,
      reason: 'cut',
    };
    expect(statusOf([doubted])).toBeUndefined();
  });
});
