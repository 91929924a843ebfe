import { describe, expect, it } from 'vitest';
import type { Asked } from '#domain/asks/ask';
import type { Answered, AnswerRefused, AskClosed, AskPlanned, HandedOn } from '#domain/facts/ask-fact';
import type { RecordFact } from '#domain/facts/fact';
import type { PlanSlot } from '#domain/facts/routing-fact';
import { localTime } from '#infra/cli/moment';
import { asksIn } from '#infra/cli/story-asks';
import { summaryOf } from '#infra/cli/story-summary';
import { whatHappened } from '#infra/cli/story-words';

const at = Date.parse('2026-11-22T12:00:00Z');
const place = { record: 'r'.repeat(22), slice: 0, at };
const of = { event: 'e'.repeat(22), route: 'purchase-approval' };
const thing = 'm'.repeat(16);
const message = { ...place, ...of, thing, person: 'rui' };
const ask = 'a'.repeat(16);

const planned: AskPlanned = {
  kind: 'ask-planned',
  ...place,
  ...of,
  thing: ask,
  version: 'v1',
  ask: 'approval',
  plan: { kind: 'opened', mode: 'everyone', of: 3, deadline: at },
};
const answered: Answered = {
  kind: 'answered',
  ...message,
  ask,
  of: 'approval',
  mode: 'everyone',
  channel: 'purchasing',
  day: '2026-11-22',
  count: 1,
  option: 'approve',
  by: 'tap',
  cause: 'c',
  answeredAt: at,
  seenAt: at,
  people: 3,
};
const closed: AskClosed = {
  kind: 'ask-closed',
  ...place,
  ...of,
  thing: ask,
  of: 'approval',
  mode: 'everyone',
  as: 'expired',
  deadline: at,
  notedAt: at,
  people: 3,
};
const handedOn: HandedOn = { kind: 'handed-on', ...message, ask, to: 'eva', by: 'person', notedAt: at };
const refused: AnswerRefused = {
  kind: 'answer-refused',
  ...place,
  thing,
  person: 'rui',
  reason: 'forged',
  happenedAt: at,
  seenAt: at,
};
const plan = { kind: 'planned', template: 'may', language: 'en', timeZone: 'UTC', digest: 'd' } as const;
const slot: PlanSlot = {
  kind: 'slot',
  ...message,
  channel: 'purchasing',
  tell: 0,
  day: '2026-11-22',
  version: 'v1',
  plan,
};
const closing: PlanSlot = { ...slot, thing: 'l'.repeat(16), plan: { ...plan, template: '@ask-over' } };

describe('the words for an ask', () => {
  it.each<[RecordFact, string]>([
    [planned, `approval asked of 3 (everyone), until ${localTime(at)}`],
    [
      { ...planned, plan: { kind: 'refused', reason: 'already-asked', standing: 'b' } },
      'approval not asked: the same is open still',
    ],
    [answered, 'answered approve'],
    [
      { ...answered, count: 2, before: 'reject', tally: { approve: 2, about: 1 }, decides: 'approved' },
      'answered approve, reject before [1 about, 2 approve; asked of 3]: approved',
    ],
    [
      { ...answered, by: 'command', said: ['reason'] },
      'answered approve, with reason (entered by an operator)',
    ],
    [closed, 'approval expired, without a decision: its time was over'],
    [
      { ...closed, as: 'cancelled', reason: 'record-closed', tally: {} },
      'approval cancelled, without a decision: the record was closed [none; asked of 3]',
    ],
    [
      { ...closed, as: 'cancelled', reason: 'ended' },
      'approval cancelled, without a decision: an event said that no answer is needed any more',
    ],
    [handedOn, 'handed on'],
    [{ ...handedOn, by: 'command', operator: 'front desk' }, 'handed on by front desk'],
    [{ ...handedOn, by: 'command' }, 'handed on by an operator'],
    [refused, 'an answer that does not count: the button was not made by us (forged)'],
  ])('%# are plain', (fact, words) => {
    expect(whatHappened(fact)).toBe(words);
  });

  const names = new Map([
    ['eva', 'Eva Nogueira'],
    ['ana', 'Ana Souza'],
  ]);
  const words = async (fact: RecordFact, state?: Asked['state']) => {
    const asked = state && { value: { ref: 'r', ask, person: 'rui', state }, version: 1 };
    return (await asksIn([fact], names, { asks: { asked: async () => asked } })).get(fact);
  };
  const choice = { option: 'approve', at, thing: 't' };
  const said = [{ question: 'reason', text: 'we need it', thing: 't' }];

  it('say who has it now, and in whose place somebody is', async () => {
    expect(await words(handedOn)).toBe('handed on: Eva Nogueira has it now');
    expect(await words({ ...slot, standsFor: 'ana' })).toBe(
      'to be told with may in en, in the place of Ana Souza',
    );
    expect(await words({ ...answered, standsFor: 'leo' })).toBe('answered approve, in the place of leo');
    expect(await words(slot)).toBeUndefined();
  });

  it('have what was said with this very answer, as long as it stands', async () => {
    const fact = { ...answered, said: ['reason'] };
    const state = { kind: 'answered', ...choice, count: 1, said } as const;
    const { said: _, ...silent } = state;
    expect(await words(fact, state)).toBe('answered approve; reason: we need it');
    expect(await words(fact, { ...state, said: [{ question: 'reason', text: '', thing: 't' }] })).toBe(
      'answered approve; reason: said in a file',
    );
    for (const other of [undefined, silent, { ...state, count: 2 }])
      expect(await words(fact, other)).toBe('answered approve, with reason');
    const changing = { kind: 'answering', ...choice, said, standing: { ...choice, count: 1 } } as const;
    expect(await words(fact, changing)).toBe('answered approve, with reason');
  });
});

describe('the last line of a story', () => {
  const told = '1 to be told: 1 queued';

  it.each<[string, readonly RecordFact[]]>([
    [`${told}; approval open, 0 of 3 answered`, [slot, planned]],
    [`${told}; approval open, 1 of 3 answered`, [slot, planned, answered, { ...answered, count: 2 }]],
    [`${told}; approval rejected, 1 of 3 answered`, [slot, planned, { ...answered, decides: 'rejected' }]],
    [`${told}; approval expired, 1 of 3 answered`, [slot, planned, answered, closed]],
    [`${told}; approval cancelled, 0 of 3 answered`, [slot, planned, { ...closed, as: 'cancelled' }]],
    [`${told}; 1 answer`, [slot, answered]],
    [`${told}; 2 answers`, [slot, answered, { ...answered, thing: 'n' }]],
    [told, [slot, { ...planned, plan: { kind: 'refused', reason: 'already-asked', standing: 'b' } }]],
    [
      'who was to be told is in the slices: --slice NUMBER, or --person ID for one of them; approval open, answers are in the slices',
      [
        planned,
        {
          kind: 'notice-sliced',
          ...place,
          ...of,
          thing: ask,
          channel: 'purchasing',
          day: '2026-11-22',
          version: 'v1',
          people: 300,
          slices: 2,
        },
      ],
    ],
    ['1 to be told: 1 queued', [slot, closing]],
  ])('%s', (words, story) => {
    expect(summaryOf(story)).toBe(words);
  });
});
