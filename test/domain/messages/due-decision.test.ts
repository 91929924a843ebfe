import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideDue, decideSetAside, jobPatience } from '#domain/messages/due-decision';
import type { Message, MessageState } from '#domain/messages/message';
import { inDoubt } from '#test/support/doubts';

const now = Date.UTC(2026, 10, 22, 12);
const due = now;
const { status: _, dueAt: __, reason: ___, since: ____, ...core } = inDoubt();
const as = (state: MessageState): Message => ({ ...core, ...state });
const claim = { id: 'c'.repeat(16), since: now - 35_000, until: now };

describe('a message that an index named as due', () => {
  it('and whose job is lost gets another one, and ten minutes until the next', () => {
    const decision = decideDue(as({ status: 'queued', dueAt: due }), now);
    expect(decision).toEqual({
      kind: 'enqueue',
      next: as({ status: 'queued', dueAt: now + jobPatience }),
    });
  });

  it('and was held until its turn, which must be over, is queued to find that out', () => {
    expect(decideDue(as({ status: 'held', dueAt: due }), now)).toEqual({
      kind: 'enqueue',
      next: as({ status: 'queued', dueAt: now + jobPatience }),
    });
    expect(decideDue(as({ status: 'held', dueAt: due + 1 }), now)).toEqual({
      kind: 'leave',
      reason: 'not-due',
    });
  });

  it('and has waited long enough is queued again', () => {
    const decision = decideDue(as({ status: 'waiting', dueAt: due, code: 131056 }), now);
    expect(decision).toEqual({
      kind: 'enqueue',
      next: as({ status: 'queued', dueAt: now + jobPatience }),
    });
  });

  it('and whose sender is gone gets a job, but is not touched: the sender finds what became of the attempt', () => {
    expect(decideDue(as({ status: 'sending', dueAt: due, claim }), now)).toEqual({ kind: 'job' });
  });

  it('is left to whoever is sending it', () => {
    const held = { ...claim, until: now + 1 };
    const decision = decideDue(as({ status: 'sending', dueAt: due, claim: held }), now);
    expect(decision).toEqual({ kind: 'leave', reason: 'being-sent' });
  });

  it('and is in doubt is looked at', () => {
    const message = inDoubt({ dueAt: due });
    expect(decideDue(message, now)).toEqual({ kind: 'doubt', message });
  });

  it('is left alone until its number may send again, if it was set aside', () => {
    const aside = as({ status: 'waiting', dueAt: due, code: 190, stopped: true });
    expect(decideDue(aside, now)).toEqual({ kind: 'leave', reason: 'set-aside' });
    expect(decideSetAside(aside, now)).toEqual({
      kind: 'enqueue',
      next: as({ status: 'queued', dueAt: now + jobPatience }),
    });
  });

  it('is left alone if it is not set aside any more', () => {
    const again = as({ status: 'waiting', dueAt: due, code: 130429 });
    for (const message of [again, as({ status: 'queued', dueAt: due })]) {
      expect(decideSetAside(message, now)).toEqual({ kind: 'leave', reason: 'not-due' });
    }
  });

  const unfinished = fc.constantFrom<(dueAt: number) => MessageState>(
    (dueAt) => ({ status: 'queued', dueAt }),
    (dueAt) => ({ status: 'waiting', dueAt, code: 4 }),
    (dueAt) => ({ status: 'sending', dueAt, claim }),
    (dueAt) => ({ status: 'doubt', dueAt, reason: 'cut', since: now }),
  );

  it('is left alone where it is not due: the index lags', () => {
    fc.assert(
      fc.property(unfinished, fc.integer({ min: 1 }), (state, later) => {
        expect(decideDue(as(state(now + later)), now)).toEqual({ kind: 'leave', reason: 'not-due' });
      }),
    );
  });

  it('is left alone where it is finished', () => {
    const finished: MessageState[] = [
      { status: 'accepted', providerDigest: 'wamid.1' },
      { status: 'failed', reason: 'undeliverable' },
      { status: 'cancelled', reason: 'closed' },
      { status: 'expired', reason: 'not-after' },
    ];
    for (const state of finished)
      expect(decideDue(as(state), now)).toEqual({ kind: 'leave', reason: 'finished' });
  });
});
