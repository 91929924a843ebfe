import { describe, expect, it } from 'vitest';
import type { Answered, AskClosed } from '#domain/facts/ask-fact';
import { saysTheSame } from '#domain/outcomes/outcome-detail';
import { outcomeEvent } from '#domain/outcomes/outcome-event';
import { outcomeFact } from '#domain/outcomes/outcome-fact';

const of = { event: 'e', route: 'r', of: 'approval', mode: 'quorum', people: 3 } as const;
const answer: Answered = {
  kind: 'answered',
  record: 'r'.repeat(22),
  slice: 0,
  at: 1,
  thing: 'm',
  ask: 'a',
  ...of,
  person: 'p',
  channel: 'c',
  day: '2026-11-22',
  count: 1,
  option: 'approve',
  by: 'tap',
  cause: 't',
  answeredAt: 2,
  seenAt: 3,
};
const cancelled: AskClosed = {
  kind: 'ask-closed',
  record: 'r'.repeat(22),
  slice: 0,
  at: 1,
  thing: 'a',
  ...of,
  as: 'cancelled',
  deadline: 9,
  notedAt: 2,
};
const context = { fact: 'f', at: '2026-11-22T12:00:00.000Z', ask: { askedAt: '2026-11-22T11:00:00.000Z' } };

describe('the outcome of an ask', () => {
  it('is none while nothing is decided', () => {
    expect(outcomeFact(answer, [])).toBeUndefined();
    expect(outcomeEvent(answer, context)).toBeUndefined();
  });

  it('is none where nothing is known of what was asked', () => {
    const { ask: _, ...bare } = context;
    expect(outcomeEvent({ ...answer, decides: 'approved' }, bare)).toBeUndefined();
    expect(outcomeEvent(cancelled, bare)).toBeUndefined();
  });

  it('that an event cancelled says so', () => {
    expect(outcomeEvent(cancelled, context)).toMatchObject({
      name: 'AskCancelled',
      detail: { reason: 'ended' },
    });
    expect(outcomeEvent({ ...cancelled, reason: 'record-closed' }, context)).toMatchObject({
      detail: { reason: 'record-closed' },
    });
  });

  it('holds a number that was asked for as one, and whatever else was said as it was said', () => {
    const questions = [
      { id: 'amount', kind: 'number', text: {} },
      { id: 'odd', kind: 'number', text: {} },
      { id: 'code', kind: 'text', text: {} },
    ] as const;
    const said = [
      { question: 'amount', text: '10', thing: 't' },
      { question: 'odd', text: 'ten', thing: 't' },
      { question: 'code', text: '007', thing: 't' },
    ];
    const asked = { ...context, ask: { ...context.ask, questions, said } };
    const decided = { ...answer, decides: 'approved', said: ['amount', 'odd', 'code'] } as const;
    expect(outcomeEvent(decided, asked, 'told')?.detail).toMatchObject({
      fields: { amount: 10, odd: 'ten', code: '007' },
    });
    expect(outcomeEvent(decided, asked)?.detail).toMatchObject({ fields: { amount: 10, odd: 'ten' } });
  });

  it('is the same after its people were erased, and not with another reason of ours', () => {
    const detail = {
      record: { id: 'r' },
      outcome: 'rejected',
      by: 'ana',
      reason: { given: 'text', text: 'x' },
    };
    expect(saysTheSame(detail, { record: 'r', outcome: 'rejected', reason: { given: 'erased' } })).toBe(
      false,
    );
    const erased = { record: { id: 'r' }, outcome: 'rejected', reason: { given: 'erased' } };
    expect(saysTheSame(detail, erased)).toBe(true);
    expect(saysTheSame({ ...erased, reason: 'ended' }, { ...erased, reason: 'record-closed' })).toBe(false);
  });
});
