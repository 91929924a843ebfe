import { describe, expect, it } from 'vitest';
import type { AskRule } from '#domain/asks/ask-rule';
import { answersIn, answersNeeded, counts, decisionBy, tallyWith } from '#domain/asks/tally';
import { ruleIn } from '#test/support/ask-cases';

describe('a tally', () => {
  it('counts an answer once, and a changed one where it is now', () => {
    expect(tallyWith({}, 'yes')).toEqual({ yes: 1 });
    expect(tallyWith({ yes: 1, no: 1 }, 'yes')).toEqual({ yes: 2, no: 1 });
    expect(tallyWith({ yes: 1 }, 'no', 'yes')).toEqual({ no: 1 });
    expect(tallyWith({ yes: 2 }, 'yes', 'yes')).toEqual({ yes: 2 });
  });

  it('is never negative, though it misses what was chosen before', () => {
    expect(tallyWith({}, 'no', 'yes')).toEqual({ no: 1 });
    expect(answersIn(tallyWith({}, 'no', 'yes'))).toBe(1);
  });

  it('is kept where the mode needs one only', () => {
    const kept = (['anyone', 'everyone', 'sequential'] as const).map((kind) => counts(ruleIn({ kind })));
    expect(kept).toEqual([false, true, true]);
    expect(counts(ruleIn({ kind: 'quorum', of: 2 }))).toBe(true);
    expect(counts(ruleIn({ kind: 'everyone' }, { kind: 'reading' }))).toBe(false);
  });
});

describe('answers needed at least', () => {
  it('are one, so many, or all', () => {
    expect(answersNeeded({ kind: 'anyone' }, 5)).toBe(1);
    expect(answersNeeded({ kind: 'quorum', of: 3 }, 5)).toBe(3);
    expect(answersNeeded({ kind: 'everyone' }, 5)).toBe(5);
    expect(answersNeeded({ kind: 'sequential' }, 5)).toBe(5);
  });
});

describe('a quorum that cannot come about any more', () => {
  const half = { id: 'half' };
  const [approve = half, reject = half] = ruleIn({ kind: 'anyone' }).options;
  const of = (change: Partial<AskRule>) => ruleIn({ kind: 'quorum', of: 2 }, change);

  it('is no rejection where nobody rejected', () => {
    const rule = of({ options: [approve, half, reject] });
    expect(decisionBy(half, { rule, tally: { approve: 1, half: 1 }, of: 2 })).toBeUndefined();
    expect(decisionBy(approve, { rule, tally: { approve: 1 }, of: 1 })).toBeUndefined();
  });

  it('is a rejection by the one option that rejects, or by none of several', () => {
    const tally = { approve: 1, reject: 1 };
    expect(decisionBy(reject, { rule: of({}), tally, of: 2 })).toEqual({
      outcome: 'rejected',
      option: 'reject',
    });
    const options = [approve, reject, { id: 'never', rejects: true as const }];
    expect(decisionBy(reject, { rule: of({ options }), tally, of: 2 })).toEqual({ outcome: 'rejected' });
  });

  it('is seen with an option called as what every object has', () => {
    const options = [{ id: 'constructor' }, reject];
    expect(decisionBy(reject, { rule: of({ options }), tally: { reject: 1 }, of: 3 })).toBeUndefined();
  });
});
