import { describe, expect, it } from 'vitest';
import { decideAnswer, openQuestion } from '#domain/asks/answer-decision';
import type { Said } from '#domain/asks/ask';
import type { AskQuestion, AskRule } from '#domain/asks/ask-rule';
import { answered, at, caseOf, everyone, inState } from '#test/support/ask-cases';

describe('what a choice needs besides', () => {
  const rule: AskRule = { ...everyone, reason: 'required' };
  const why: Said = { question: 'reason', text: 'Too expensive', thing: 'text-1' };
  const answering = { kind: 'answering', option: 'reject', at, thing: 'tap-1', said: [] } as const;

  it('is asked for first: a rejection waits for its reason', () => {
    expect(decideAnswer(caseOf({ rule, option: 1 }))).toEqual({
      kind: 'asks',
      question: 'reason',
      asked: inState(answering),
    });
    expect(decideAnswer(caseOf({ rule })).kind).toBe('counts');
  });

  it('counts once it is said, and by the time of the tap', () => {
    const said = caseOf({ rule, option: 1, said: [why], asked: inState(answering) });
    expect(decideAnswer(said)).toMatchObject({
      kind: 'counts',
      asked: { state: { kind: 'answered', option: 'reject', at, said: [why], count: 1 } },
    });
  });

  it('is not unsaid by the same tap that comes again', () => {
    const asked = inState({ ...answering, said: [why] });
    expect(decideAnswer(caseOf({ rule, option: 1, asked }))).toMatchObject({
      asked: { state: { said: [why] } },
    });
    const other = { ...why, text: 'Said twice' };
    expect(decideAnswer(caseOf({ rule, option: 1, asked, said: [other] }))).toMatchObject({
      asked: { state: { said: [why] } },
    });
  });

  it('is asked for anew by another tap', () => {
    const asked = inState({ ...answering, said: [why] });
    expect(decideAnswer(caseOf({ rule, option: 1, asked, thing: 'tap-2' }))).toMatchObject({
      kind: 'asks',
      asked: { state: { thing: 'tap-2', said: [] } },
    });
  });

  it('is not asked of a tap from before: the question is about what they chose last', () => {
    const asked = inState({ ...answering, thing: 'tap-2' });
    expect(decideAnswer(caseOf({ rule, asked, at: at - 1 }))).toEqual({
      kind: 'asks',
      question: 'reason',
      asked,
    });
    // A choice of which all is said, or that the rule does not have, is in nobody's way.
    const said = inState({ ...answering, thing: 'tap-2', said: [why] });
    expect(decideAnswer(caseOf({ rule, asked: said, at: at - 1 }))).toMatchObject({ kind: 'counts' });
    const other = inState({ ...answering, thing: 'tap-2', option: 'gone' });
    expect(decideAnswer(caseOf({ rule, asked: other, at: at - 1 }))).toMatchObject({ kind: 'counts' });
  });

  it('leaves the answer that stands in force until then', () => {
    const changeable = { ...rule, changeable: true } as const;
    const { kind: _, ...standing } = answered;
    const decision = decideAnswer(caseOf({ rule: changeable, option: 1, asked: inState(answered) }));
    expect(decision).toMatchObject({ kind: 'asks', asked: { state: { standing } } });
    const asked = inState({ ...answering, standing });
    expect(decideAnswer(caseOf({ rule: changeable, option: 1, asked, said: [why] }))).toMatchObject({
      kind: 'counts',
      before: 'approve',
      asked: { state: { count: 2 } },
    });
    expect(decideAnswer(caseOf({ rule: changeable, asked, thing: 'tap-3' }))).toMatchObject({
      kind: 'stands',
      isSame: false,
    });
  });

  const amount: AskQuestion = { id: 'amount', kind: 'number', text: { en: 'How much?' } };
  const date: AskQuestion = { id: 'date', kind: 'date', text: { en: 'When?' }, after: ['reject'] };
  const asking: AskRule = { ...rule, questions: [amount, date] };
  const [approve = { id: '' }, reject = { id: '' }] = asking.options;

  it('is asked one after the other: a reason first, each question where it belongs', () => {
    const saying = (question: string) => ({ ...why, question });
    expect(openQuestion(asking, approve, [])).toEqual(amount);
    expect(openQuestion(asking, approve, [saying('amount')])).toBeUndefined();
    expect(openQuestion(asking, reject, [])).toBe('reason');
    expect(openQuestion(asking, reject, [why])).toEqual(date);
    expect(openQuestion(asking, reject, [why, saying('date')])).toBeUndefined();
  });
});
