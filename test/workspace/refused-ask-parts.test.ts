import { describe, expect, it } from 'vitest';
import { type Asking, saidOf } from './asking-files.ts';

/** What is wrong, the asking workspace, below which path of the route that is found, and what is said of it. */
type Refused = readonly [what: string, asking: Asking, where: string, says: string];

const asks = (more: string): Asking => ({ ask: `{ kind: approval, ${more} }` });
const question = (more: string): Asking =>
  asks(`questions: [{ id: amount, kind: number, text: { pt_PT: a, en: b }${more} }]`);
const calls = (url: string): Asking => asks(`callback: { url: '${url}' }`);

const refused: readonly Refused[] = [
  ['a role that nobody has', asks('handTo: clark'), 'ask.handTo', "'clark'; did you mean 'clerk'?"],
  [
    'a role of a channel that is not asked',
    {
      ...asks('handTo: guard'),
      tell: `{ channel: desk, template: may_i }, { channel: yard, template: for_your_eyes }`,
    },
    'ask.handTo',
    "has the role 'guard'; known: lead, clerk",
  ],
  [
    'a question called reason',
    asks('questions: [{ id: reason, kind: text, text: { pt_PT: a, en: b } }]'),
    'ask.questions[0].id',
    'choose another',
  ],
  [
    'a question twice',
    asks(
      'questions: [{ id: q, kind: text, text: { pt_PT: a, en: b } }, { id: q, kind: date, text: { pt_PT: a, en: b } }]',
    ),
    'ask.questions[1].id',
    "a question 'q' is already here",
  ],
  [
    'a question in one language',
    asks('questions: [{ id: q, kind: text, text: { en: b } }]'),
    'ask.questions[0].text',
    'missing in pt_PT',
  ],
  ['no number that fits', question(', min: 5, max: 4'), 'ask.questions[0].max', 'less than min, 5'],
  [
    'bounds of a text',
    asks('questions: [{ id: q, kind: text, text: { pt_PT: a, en: b }, min: 1 }]'),
    'ask.questions[0].min',
    "only a number has 'min'",
  ],
  [
    'a question after no option',
    question(', after: [aprove]'),
    'ask.questions[0].after[0]',
    "unknown option 'aprove'; did you mean 'approve'?",
  ],
  ['a text that is no Liquid', asks("except: '{{ detail.id'"), 'ask.except', 'not closed'],
  [
    'a text of what no event has',
    asks("except: '{{ ticket.id }}'"),
    'ask.except',
    "nothing is called 'ticket'",
  ],
  [
    'a token of what no event has',
    asks("callback: { taskToken: '{{ token }}' }"),
    'ask.callback.taskToken',
    "nothing is called 'token'",
  ],
  ['an address without TLS', calls('http://shop.example/x'), 'ask.callback.url', 'begins with https://'],
  [
    'a host that is not the source’s',
    calls('https://shop.exmple/x'),
    'ask.callback.url',
    "'shop.exmple' is not among the 'callbackHosts' of the route's source; did you mean 'shop.example'?",
  ],
  [
    'a source without hosts',
    { ...calls('https://shop.example/x'), source: 'source: [desk]' },
    'ask.callback.url',
    "no source of this route has 'callbackHosts'",
  ],
  ['two ways to be called', asks('callback: { url: a, taskToken: b }'), 'ask.callback', ''],
  [
    'an end of what asks nothing',
    { more: '    endsAsks: [buy, sell]\n' },
    'endsAsks[1]',
    "unknown route 'sell'",
  ],
];

describe('what a route says besides of its ask', () => {
  it.each(refused)('with %s is refused where it stands', (...[, asking, where, says]) => {
    const said = saidOf(asking);
    const found = said.filter((line) => line.startsWith(`routes[0].${where}`) && line.includes(says));
    expect(found.length > 0 ? [] : said).toEqual([]);
    expect(said.length).toBeGreaterThan(0);
  });
});
