import { describe, expect, it } from 'vitest';
import { loadWorkspace } from '#workspace/load';
import { type Asking, askingFiles, saidOf } from './asking-files.ts';

/** What is wrong, the asking workspace, below which path of the route that is found, and what is said of it. */
type Refused = readonly [what: string, asking: Asking, where: string, says: string];

const choose = '{ channel: desk, template: choose }';
const reading = (more: string): Asking => ({ ask: `{ kind: reading, ${more} }`, tell: choose });
const asks = (more: string): Asking => ({ ask: `{ kind: approval, ${more} }` });
const listed = (options: string): Asking => ({
  ask: `{ kind: approval, options: ${options} }`,
  tell: choose,
});
const crowd = Array.from({ length: 21 }, (_, index) => `{ person: p${index} }`).join(', ');

const refused: readonly Refused[] = [
  ['no kind', { ask: '{ mode: anyone }' }, 'ask.kind', 'write approval, acknowledgement or reading'],
  [
    'a mode that is none',
    asks('mode: some'),
    'ask.mode',
    'write anyone, everyone, sequential or { quorum: 2 }',
  ],
  ['a quorum of nobody', asks('mode: { quorum: 0 }'), 'ask.mode.quorum', 'at least 1'],
  [
    'a quorum of more than are asked',
    asks('mode: { quorum: 4 }'),
    'ask.mode.quorum',
    '4 answers, and 3 are asked',
  ],
  [
    'a quorum of more than have the role',
    { ...asks('mode: { quorum: 2 }'), tell: '{ channel: [desk, yard], role: guard, template: may_i }' },
    'ask.mode.quorum',
    '2 answers, and 1 are asked',
  ],
  [
    'a quorum that counts somebody twice, and who is only told',
    {
      ...asks('mode: { quorum: 4 }'),
      tell: '{ channel: desk, template: may_i }, { channel: yard, template: for_your_eyes }, { channel: desk, role: lead, template: may_i }',
    },
    'ask.mode.quorum',
    '4 answers, and 3 are asked',
  ],
  [
    'a long line',
    {
      ...asks('mode: sequential'),
      tell: '{ channel: crowd, template: may_i }',
      more: `channels: [{ id: crowd, name: Crowd, branch: lisbon, members: [${crowd}] }]\n`,
    },
    'ask.mode',
    '21 are asked; one after the other at most 20',
  ],
  [
    'a misspelt field',
    asks('dedline: 8h'),
    'ask.dedline',
    "unknown field 'dedline'; did you mean 'deadline'?",
  ],
  ['no duration', asks('deadline: soon'), 'ask.deadline', 'write a duration such as'],
  ['what can only be true', asks('changeable: false'), 'ask.changeable', 'write true or leave it out'],
  ['what can only be true, too', asks('again: no'), 'ask.again', 'write true or leave it out'],
  ['eleven options', asks(`options: [${'abcdefghijk'.split('').join(', ')}]`), 'ask.options', 'at most 10'],
  ['an option in capitals', asks('options: [Yes, No]'), 'ask.options[0]', "an option's id is 1 to 40"],
  [
    'two options of one name',
    asks('options: [no, { id: no, rejects: true }]'),
    'ask.options[1]',
    'already here',
  ],
  ['no option that rejects', asks('options: [approve, reject]'), 'ask.options', 'rejects: true }'],
  [
    'no option that approves',
    asks('options: [{ id: a, rejects: true }, { id: b, rejects: true }]'),
    'ask.options',
    'an option that approves',
  ],
  [
    'more options than buttons',
    asks('options: [a, b, { id: c, rejects: true }]'),
    'ask.options',
    "3 (a, b, c), but 'may_i' has 2 quick replies in pt_PT: one for each option in their order, or one that opens",
  ],
  [
    'buttons that one language lacks',
    { ask: '{ kind: approval }', template: ['[Yes, No, {', '[Yes, {'] },
    'ask.options',
    "'may_i' has 2 quick replies in pt_PT and 1 in en; all languages have the same",
  ],
  [
    'a list whose rows nobody labels',
    listed('[approve, { id: reject, rejects: true, label: { pt_PT: Não } }]'),
    'ask.options[1].label',
    "write a label of 'reject' in en: 'choose' has one quick reply",
  ],
  [
    'a label over 24 characters',
    listed(`[{ id: a, label: { en: ${'x'.repeat(25)} } }, b]`),
    'ask.options[0].label.en',
    'at most 24 characters',
  ],
  [
    'two rows that say the same',
    listed('[{ id: a, label: { pt_PT: x, en: y } }, { id: b, rejects: true, label: { pt_PT: z, en: y } }]'),
    'ask.options[1].label.en',
    "two options say 'y'",
  ],
  [
    'nobody who could answer',
    { tell: '{ channel: desk, template: for_your_eyes }' },
    'ask',
    'nobody is asked: those are whose template has quick replies',
  ],
  [
    'an acknowledgement that somebody rejects',
    { ask: '{ kind: acknowledgement, options: [yes, { id: no, rejects: true }] }' },
    'ask.options[1].rejects',
    'only an approval can be rejected',
  ],
  [
    'an acknowledgement with a reason',
    { ask: '{ kind: acknowledgement, reason: required }', tell: choose },
    'ask.reason',
    'has no rejection',
  ],
  [
    'an acknowledgement with a rejection',
    { ask: '{ kind: acknowledgement, mode: everyone, rejection: counts }', tell: choose },
    'ask.rejection',
    'only an approval',
  ],
  [
    'a rejection that counts for nothing',
    asks('rejection: counts'),
    'ask.rejection',
    'the first answer decides',
  ],
  ['a reading of one', reading('mode: anyone'), 'ask.mode', 'everyone confirms a reading'],
  [
    'a reading with a choice',
    { ask: '{ kind: reading, options: [a, b] }' },
    'ask.options',
    'a reading has one',
  ],
  [
    'a reading that is rejected',
    reading('options: [{ id: no, rejects: true }]'),
    'ask.options[0].rejects',
    'of kind reading',
  ],
  ['a reading with a reason', reading('reason: required'), 'ask.reason', 'asks for no reason'],
  [
    'a reading with questions',
    reading('questions: [{ id: q, kind: text, text: { pt_PT: a, en: b } }]'),
    'ask.questions',
    'asks no questions',
  ],
  ['a reading that is handed on', reading('handTo: lead'), 'ask.handTo', 'for somebody else'],
];

describe('a route that asks', () => {
  it.each(refused)('with %s is refused where it stands', (...[, asking, where, says]) => {
    const said = saidOf(asking);
    const found = said.filter((line) => line.startsWith(`routes[0].${where}`) && line.includes(says));
    expect(found.length > 0 ? [] : said).toEqual([]);
    expect(said.length).toBeGreaterThan(0);
  });

  it('is refused in the line in which it is wrong', () => {
    expect(loadWorkspace(askingFiles(asks('mode: { quorum: 4 }')))).toMatchObject({
      problems: [{ file: 'routes.yaml', line: 8, path: 'routes[0].ask.mode.quorum' }],
    });
  });

  it('is ended by a route only if it is one', () => {
    const more = `  - id: told
    when: { source: [desk], detail-type: [Told] }
    record: { type: a, key: '{{ detail.id }}', title: b }
    tell: [{ channel: desk, template: for_your_eyes }]
    endsAsks: told
`;
    expect(saidOf({ more })).toEqual(["routes[1].endsAsks: route 'told' has no 'ask'; known: buy"]);
  });
});
