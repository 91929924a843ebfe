import { describe, expect, it } from 'vitest';
import type { AskMode, AskOption, AskRule } from '#domain/asks/ask-rule';
import { decisionAfter, everyOrder, optionAt, type Said } from '#test/support/answer-reference';
import { ruleIn } from '#test/support/ask-cases';
import { type Played, played } from '#test/support/played';

const modes: readonly (readonly [string, AskMode])[] = [
  ['anyone', { kind: 'anyone' }],
  ['everyone', { kind: 'everyone' }],
  ['two of them', { kind: 'quorum', of: 2 }],
  ['three of them', { kind: 'quorum', of: 3 }],
  ['one after the other', { kind: 'sequential' }],
];

const approve: AskOption = { id: 'approve' };
const reject: AskOption = { id: 'reject', rejects: true };
const choices: readonly (readonly [string, readonly AskOption[]])[] = [
  ['approve or reject', [approve, reject]],
  ['two ways to approve, one to reject', [approve, { id: 'half' }, reject]],
  ['one way to approve, two to reject', [approve, reject, { id: 'never', rejects: true }]],
  ['nothing to reject', [approve, { id: 'half' }]],
  ['only approve', [approve]],
];

const rules = modes.flatMap(([whose, mode]) =>
  choices.flatMap(([what, options]) => [
    { name: `${whose}; ${what}; a rejection ends it`, rule: endedByRejection(ruleIn(mode, { options })) },
    { name: `${whose}; ${what}; a rejection counts`, rule: ruleIn(mode, { options }) },
  ]),
);

function endedByRejection({ kind, mode, options, deadline }: AskRule): AskRule {
  return { kind, mode, options, deadline };
}

/** What became of each answer, and of the ask; what was decided is told once for each time that it was. */
function outcomeOf({ ask: { state, tally = {} }, decisions, told }: Played) {
  const heard = told.map((one) => (one.kind === 'refused' ? one.reason : one.kind));
  const votes = new Map(Object.entries(tally));
  return { heard, decisions, isOpen: state.kind === 'open', votes };
}

/** The same by the reference: answers count until one decides, and none after it. */
function expectedOf(answers: readonly Said[], rule: AskRule, of: number): ReturnType<typeof outcomeOf> {
  const decided = answers.map((_, place) => decisionAfter(answers.slice(0, place + 1), rule, of));
  const first = decided.findIndex((decision) => decision !== undefined);
  const counted = first === -1 ? answers : answers.slice(0, first + 1);
  const decision = decided[first];
  return {
    heard: answers.map((_, place) => (place < counted.length ? 'counts' : 'decided')),
    decisions: decision === undefined ? [] : [decision],
    isOpen: first === -1,
    votes: rule.mode.kind === 'anyone' ? new Map() : votesOf(counted, rule),
  };
}

function votesOf(answers: readonly Said[], rule: AskRule): Map<string, number> {
  const names = Map.groupBy(answers, ({ option }) => optionAt(rule, option).id);
  return new Map([...names].map(([name, all]) => [name, all.length]));
}

/** Of a sequential ask only who is next may answer: everything else is refused on the way. */
function inTurn(answers: readonly Said[], { mode }: AskRule): boolean {
  return mode.kind !== 'sequential' || answers.every(({ person }, place) => person === place);
}

describe.each([1, 2, 3, 4])('every order in which %i people may answer', (of) => {
  it.each(rules)('$name', ({ rule }) => {
    const orders = everyOrder(of, rule.options.length).filter((answers) => inTurn(answers, rule));
    const found = orders.map((answers) => outcomeOf(played(rule, of, { taps: answers })));
    const expected = orders.map((answers) => expectedOf(answers, rule, of));
    expect(found).toEqual(expected);
  });
});

describe('a sequential ask', () => {
  const rule = ruleIn({ kind: 'sequential' });

  it('hears nobody before their turn, in whatever order they try', () => {
    for (const answers of everyOrder(4, 1)) {
      const { ask, told } = played(rule, 4, { taps: answers });
      const next = { turn: 0 };
      const expected = answers.map(({ person }) => {
        if (person !== next.turn) return { kind: 'refused', reason: 'not-your-turn' };
        next.turn += 1;
        return { kind: 'counts' };
      });
      expect(told).toMatchObject(expected);
      expect(ask.turn).toBe(next.turn);
    }
  });
});

describe('a reading', () => {
  const options = [{ id: 'read' }];
  const rule = ruleIn({ kind: 'everyone' }, { kind: 'reading', options });

  it('is confirmed by each alone: nothing is counted on it, and nothing ends it', () => {
    for (const answers of everyOrder(4, 1)) {
      const { ask, decisions, told, asked } = played(rule, 4, { taps: answers });
      expect(told).toEqual(told.map(() => expect.objectContaining({ kind: 'counts' })));
      expect(decisions).toEqual([]);
      expect(ask).not.toHaveProperty('tally');
      expect(ask.state.kind).toBe('open');
      expect(asked.map(({ state }) => state.kind)).toEqual(['answered', 'answered', 'answered', 'answered']);
      expect(decisionAfter(answers, rule, 4)).toBeUndefined();
    }
  });
});

describe('an acknowledgement', () => {
  it('is acknowledged, by anyone or by all', () => {
    const of = (mode: AskMode, taps: readonly Said[]) =>
      played(ruleIn(mode, { kind: 'acknowledgement', options: [{ id: 'mine' }] }), 2, { taps }).decisions;
    const taps = [
      { person: 1, option: 0 },
      { person: 0, option: 0 },
    ];
    const decision = { outcome: 'acknowledged', option: 'mine' };
    expect(of({ kind: 'anyone' }, taps)).toEqual([decision]);
    expect(of({ kind: 'everyone' }, taps)).toEqual([decision]);
    expect(of({ kind: 'everyone' }, taps.slice(1))).toEqual([]);
  });
});

it('the options of a rule are found by their place, and no others', () => {
  expect(optionAt({ ...ruleIn({ kind: 'anyone' }) }, 1)).toEqual(reject);
  expect(() => optionAt(ruleIn({ kind: 'anyone' }), 2)).toThrow('no such option');
});
