import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AskMode, AskRule } from '#domain/asks/ask-rule';
import { answersIn } from '#domain/asks/tally';
import { decisionAfter, optionAt } from '#test/support/answer-reference';
import { deadline, opened, ruleIn } from '#test/support/ask-cases';
import { played, type Tap } from '#test/support/played';

const modes: fc.Arbitrary<AskMode> = fc.oneof(
  fc.constantFrom<AskMode>({ kind: 'anyone' }, { kind: 'everyone' }, { kind: 'sequential' }),
  fc.integer({ min: 1, max: 4 }).map((of): AskMode => ({ kind: 'quorum', of })),
);
const choices = fc.constantFrom<AskRule['options']>(
  [{ id: 'yes' }, { id: 'no', rejects: true }],
  [{ id: 'yes' }, { id: 'half' }, { id: 'no', rejects: true }],
  [{ id: 'yes' }, { id: 'no', rejects: true }, { id: 'never', rejects: true }],
);
const flags = fc.record({
  rejection: fc.option(fc.constant('counts' as const)),
  changeable: fc.option(fc.constant(true as const)),
});
const rules = fc.tuple(modes, choices, flags).map(([mode, options, { rejection, changeable }]): AskRule => {
  const { kind, deadline: time } = ruleIn(mode);
  const may = { ...(rejection && { rejection }), ...(changeable && { changeable }) };
  return { kind, mode, options, deadline: time, ...may };
});
const unchangeable = rules.filter(({ changeable }) => changeable === undefined);

/** Taps of up to five people: foreign options, the same tap twice, late ones and changes among them. */
const taps: fc.Arbitrary<readonly Tap[]> = fc.array(
  fc.record({
    person: fc.nat(4),
    option: fc.nat(3),
    thing: fc.nat(15).map((thing) => `tap-${thing}`),
    at: fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: opened, max: deadline - 1 }) },
      { weight: 1, arbitrary: fc.integer({ min: deadline, max: deadline + 100_000 }) },
    ),
  }),
  { maxLength: 15 },
);

const answering = (hold: (rule: AskRule, all: readonly Tap[]) => void, of = rules) =>
  fc.assert(fc.property(of, taps, hold), { numRuns: 500 });

describe('whatever people tap, in whatever order', () => {
  it('an ask is decided once at most, and nothing counts after it', () => {
    answering((rule, all) => {
      const { decisions, told, asks } = played(rule, 5, { taps: all });
      expect(decisions.length).toBeLessThanOrEqual(1);
      const end = asks.findIndex(({ state }) => state.kind === 'decided');
      const after = end === -1 ? [] : told.slice(end + 1);
      expect(after.filter(({ kind }) => kind === 'counts' || kind === 'asks')).toEqual([]);
      expect(asks.slice(end).every((ask) => end === -1 || ask === asks[end])).toBe(true);
    });
  });

  it('the tally is what those who answered say now, and never negative', () => {
    answering((rule, all) => {
      const { ask, asked, asks } = played(rule, 5, { taps: all });
      const said = asked.flatMap(({ state }) => (state.kind === 'answered' ? [state.option] : []));
      const tally = rule.mode.kind === 'anyone' ? {} : Object.fromEntries(Map.groupBy(said, (one) => one));
      const counted = Object.entries(tally).map(([option, votes]) => [option, votes.length]);
      expect(ask.tally ?? {}).toEqual(Object.fromEntries(counted));
      const votes = asks.flatMap((one) => Object.values(one.tally ?? {}));
      expect(votes.filter((count) => count < 1)).toEqual([]);
      expect(answersIn(ask.tally ?? {})).toBeLessThanOrEqual(5);
    });
  });

  it('nothing counts that was tapped after the deadline', () => {
    answering((rule, all) => {
      const { told } = played(rule, 5, { taps: all });
      const late = told.filter((_, place) => (all[place]?.at ?? 0) >= deadline);
      expect(late.filter(({ kind }) => kind === 'counts')).toEqual([]);
    });
  });

  it('whoever may not answer changes nothing', () => {
    answering((rule, all) => {
      const { asks, told } = played(rule, 5, { taps: all, change: { isEntitled: false } });
      expect(told.filter(({ kind }) => kind !== 'refused')).toEqual([]);
      expect(new Set(asks).size).toBeLessThanOrEqual(1);
    });
  });

  it('all of it told once more changes nothing, as long as nobody changes their mind', () => {
    answering((rule, all) => {
      const once = played(rule, 5, { taps: all });
      const again = played(rule, 5, { taps: all.flatMap((tap) => [tap, tap]) });
      expect(again.ask).toEqual(once.ask);
      expect(again.asked).toEqual(once.asked);
    }, unchangeable);
  });
});

describe('taps of which we hear again later', () => {
  it('change nothing, whoever has changed their mind meanwhile', () => {
    const again = fc.array(fc.nat(14), { maxLength: 8 });
    fc.assert(
      fc.property(rules, taps, again, (rule, all, places) => {
        // Whose turn it was not is told so once and for all: that refusal is a fact, which is not looked at here.
        fc.pre(rule.mode.kind !== 'sequential');
        const heard = all.map((tap, place) => ({ ...tap, thing: `tap-${place}` }));
        const once = played(rule, 5, { taps: heard });
        const twice = played(rule, 5, { taps: [...heard, ...places.flatMap((place) => heard[place] ?? [])] });
        expect(twice.ask).toEqual(once.ask);
        expect(twice.asked).toEqual(once.asked);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the order of the answers', () => {
  const answers = (rule: AskRule) =>
    fc.array(fc.nat(rule.options.length - 1), { minLength: 4, maxLength: 4 });
  const shuffled = fc
    .tuple(unchangeable, fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }))
    .chain(([rule, order]) => fc.tuple(fc.constant(rule), fc.constant(order), answers(rule)));

  it('does not matter where all must answer and a rejection only counts', () => {
    fc.assert(
      fc.property(shuffled, ([given, order, options]) => {
        const rule = { ...given, mode: { kind: 'everyone' }, rejection: 'counts' } as const;
        const inOrder = options.map((option, person) => ({ person, option }));
        const straight = played(rule, 4, { taps: inOrder });
        const mixed = played(rule, 4, { taps: order.flatMap((person) => inOrder[person] ?? []) });
        expect(mixed.decisions).toEqual(straight.decisions);
        expect(mixed.ask.tally).toEqual(straight.ask.tally);
      }),
    );
  });

  it('does not matter to a majority of two options: whoever has it has it in every order', () => {
    fc.assert(
      fc.property(shuffled, ([given, order, options]) => {
        const mode = { kind: 'quorum', of: 3 } as const;
        const rule = ruleIn(mode, { options: given.options.slice(0, 1).concat(given.options.slice(-1)) });
        const inOrder = options.map((option, person) => ({ person, option: option === 0 ? 0 : 1 }));
        const outcomes = [inOrder, order.flatMap((person) => inOrder[person] ?? [])].map((all) =>
          played(rule, 4, { taps: all }).decisions.map(({ outcome }) => outcome),
        );
        expect(outcomes[1]).toEqual(outcomes[0]);
      }),
    );
  });

  it('is that of the reference, taps that do not count left out', () => {
    answering((rule, all) => {
      const { told, decisions } = played(rule, 5, { taps: all });
      const counted = all.filter((__, place) => told[place]?.kind === 'counts');
      expect(decisions).toEqual([decisionAfter(counted, rule, 5)].filter((one) => one !== undefined));
      expect(counted.map(({ option }) => optionAt(rule, option).id)).toHaveLength(counted.length);
    }, unchangeable);
  });
});
