import { describe, expect, it } from 'vitest';
import { type AnswerCase, decideAnswer, followPatience } from '#domain/asks/answer-decision';
import type { Ask } from '#domain/asks/ask';
import type { AskRule } from '#domain/asks/ask-rule';
import {
  answered,
  askedOf,
  at,
  caseOf,
  deadline,
  everyone,
  inState,
  openAsk,
  refOf,
  ruleIn,
} from '#test/support/ask-cases';

const refused = (reason: string) => ({ kind: 'refused', reason });
const askIn = (state: Ask['state'], rule: AskRule = everyone) => ({ ...openAsk(rule, 3), state });

describe('an answer that counts', () => {
  it('is stored with whoever gave it, and is in the tally', () => {
    expect(decideAnswer(caseOf())).toEqual({
      kind: 'counts',
      ask: { ...openAsk(everyone, 3), tally: { approve: 1 } },
      asked: inState({ ...answered, thing: 'tap-1' }),
    });
  });

  it('is nowhere but with whoever gave it where the first one decides', () => {
    const decision = decideAnswer(caseOf({ rule: ruleIn({ kind: 'anyone' }) }));
    expect(decision).toMatchObject({
      decision: { outcome: 'approved', option: 'approve' },
      ask: { state: { kind: 'decided', at, person: 'p0', dueAt: at + followPatience } },
    });
    expect(decision).not.toHaveProperty('ask.tally');
  });

  it('hands the turn on, and has the next one looked after', () => {
    const rule = ruleIn({ kind: 'sequential' });
    expect(decideAnswer(caseOf({ rule }))).toMatchObject({
      ask: { turn: 1, state: { kind: 'open', dueAt: at + followPatience } },
    });
  });

  it('counts to the millisecond before the deadline', () => {
    expect(decideAnswer(caseOf({ at: deadline - 1 })).kind).toBe('counts');
    expect(decideAnswer(caseOf({ at: deadline }))).toEqual(refused('expired'));
  });
});

describe('an answer is refused', () => {
  const later = { at: at - 1, dueAt: at };
  const decided = { kind: 'decided', person: 'p1', outcome: 'approved', ...later } as const;
  const cancelled = { kind: 'cancelled', reason: 'ended', ...later } as const;
  it.each<[string, Partial<AnswerCase>]>([
    ['no-such-option', { option: 2 }],
    ['decided', { ask: askIn(decided) }],
    ['expired', { ask: askIn({ kind: 'expired', ...later }) }],
    ['closed', { ask: askIn(cancelled) }],
    ['closed', { isRecordClosed: true }],
    ['expired', { at: deadline + 1 }],
    ['not-entitled', { isEntitled: false }],
    ['answered', { asked: inState(answered), option: 1 }],
    ['handed-on', { asked: inState({ kind: 'handed-on', to: refOf(1), at }) }],
    ['not-your-turn', { rule: ruleIn({ kind: 'sequential' }), asked: askedOf(1) }],
  ])('%s', (reason, change) => {
    expect(decideAnswer(caseOf(change))).toEqual(refused(reason));
  });

  it('out of turn by somebody who is not in the line at all', () => {
    const rule = ruleIn({ kind: 'sequential' });
    expect(decideAnswer(caseOf({ rule, asked: askedOf(7) }))).toEqual(refused('not-your-turn'));
    // A line of which nobody has had their turn begins with the first.
    const { turn: _, ...ask } = openAsk(rule, 3);
    expect(decideAnswer(caseOf({ rule, ask, asked: askedOf(1) }))).toEqual(refused('not-your-turn'));
    expect(decideAnswer(caseOf({ rule, ask })).kind).toBe('counts');
  });

  it('by what is said first: it is over before it matters whose turn it was', () => {
    const rule = ruleIn({ kind: 'sequential' });
    const all = { rule, asked: askedOf(1), isEntitled: false, isRecordClosed: true, at: deadline };
    expect(decideAnswer(caseOf({ ...all, ask: askIn(decided, rule) }))).toEqual(refused('decided'));
    expect(decideAnswer(caseOf(all))).toEqual(refused('closed'));
    expect(decideAnswer(caseOf({ ...all, isRecordClosed: false }))).toEqual(refused('expired'));
    expect(decideAnswer(caseOf({ ...all, isRecordClosed: false, at }))).toEqual(refused('not-entitled'));
  });
});

describe('an answer that was given before', () => {
  const again = caseOf({ asked: inState(answered) });

  it('stands when the very same tap comes again, whatever has happened since', () => {
    const same = {
      ...again,
      thing: 'tap-0',
      option: 1,
      ask: askIn({ kind: 'expired', at }),
      at: deadline + 1,
    };
    expect(decideAnswer(same)).toMatchObject({ kind: 'stands', isSame: true, choice: { option: 'approve' } });
  });

  it('stands when another tap says the same, and after the end too', () => {
    const stands = { kind: 'stands', isSame: false, choice: { option: 'approve', thing: 'tap-0' } };
    expect(decideAnswer(again)).toMatchObject(stands);
    expect(decideAnswer({ ...again, ask: askIn({ kind: 'expired', at }) })).toMatchObject(stands);
  });

  it('is not theirs any more once they have handed the ask on', () => {
    const handedOn = inState({ kind: 'handed-on', to: refOf(1), at });
    expect(decideAnswer({ ...again, asked: handedOn })).toEqual(refused('handed-on'));
  });

  it('changes where the ask takes changes: once in the tally, and told what it was', () => {
    const rule = { ...everyone, changeable: true } as const;
    const ask = { ...openAsk(rule, 3), tally: { approve: 2 } };
    expect(decideAnswer(caseOf({ rule, ask, asked: inState(answered), option: 1 }))).toMatchObject({
      kind: 'counts',
      before: 'approve',
      ask: { tally: { approve: 1, reject: 1 } },
      asked: { state: { option: 'reject', count: 2, thing: 'tap-1' } },
    });
  });

  it('is not changed back by a tap from before, nor by one of the same second that it replaced', () => {
    const rule = { ...everyone, changeable: true } as const;
    const changed = { ...answered, option: 'reject', thing: 'tap-1', count: 2, replaced: ['tap-0'] };
    const asked = inState({ ...changed, kind: 'answered' });
    const stands = { kind: 'stands', isSame: false, choice: { option: 'reject' } };
    expect(decideAnswer(caseOf({ rule, asked, at: at - 1, thing: 'tap-9' }))).toMatchObject(stands);
    expect(decideAnswer(caseOf({ rule, asked, thing: 'tap-0' }))).toMatchObject(stands);
    expect(decideAnswer(caseOf({ rule, asked, thing: 'tap-2' }))).toMatchObject({
      kind: 'counts',
      asked: { state: { count: 3, replaced: ['tap-0', 'tap-1'] } },
    });
    const later = decideAnswer(caseOf({ rule, asked, thing: 'tap-2', at: at + 1 }));
    expect(later).toMatchObject({ kind: 'counts' });
    expect(later).not.toHaveProperty('asked.state.replaced');
  });

  it('changes without taking another turn', () => {
    const rule = { ...ruleIn({ kind: 'sequential' }), changeable: true } as const;
    const ask = { ...openAsk(rule, 3), tally: { approve: 1 }, turn: 1 };
    expect(decideAnswer(caseOf({ rule, ask, asked: inState(answered), option: 1 }))).toMatchObject({
      ask: { turn: 1, state: ask.state },
    });
  });
});
