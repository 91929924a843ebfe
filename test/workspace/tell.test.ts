import { loadWorkspace, type SourceFile } from '#workspace/load';
import { describe, expect, it } from 'vitest';

import { type Refusal, refusalOf, wantedOf } from './refusals.ts';
import { changed, small } from './small.ts';

const nightDesk = `  - id: night
    name: Night desk
    branch: lisbon
    members: [{ person: eva, role: lead }]
  - id: empty
    name: Nobody yet
    branch: lisbon
    members: []
`;

/** The small workspace with two more channels, and another text in one place of its route. */
function withNight(from: string, to: string) {
  return changed(from, to).map(({ file, text }) => ({
    file,
    text: file === 'audience.yaml' ? text + nightDesk : text,
  }));
}

function tellOf(files: readonly SourceFile[]) {
  const outcome = loadWorkspace(files);
  return outcome.kind === 'loaded' ? outcome.workspace.routes[0]?.tell : outcome.problems;
}

const entry = 'channel: desk\n        role: lead\n';
const wrong: readonly Refusal[] = [
  [
    'no channel in a list',
    'channel: desk',
    'channel: []',
    'routing.yaml:20:9 routes[0].tell[0].channel',
    'name at least one channel',
  ],
  [
    'something else for a channel',
    'channel: desk',
    'channel: { id: desk }',
    'routing.yaml:20:9 routes[0].tell[0].channel',
    "write a channel's id, or a list of them",
  ],
  [
    'a list with a channel that is not there',
    'channel: desk',
    'channel: [desk, dusk]',
    'routing.yaml:20:25 routes[0].tell[0].channel[1]',
    "unknown channel 'dusk'; did you mean 'desk'?",
  ],
  [
    'the same channel twice',
    'channel: desk',
    'channel: [desk, desk]',
    'routing.yaml:20:25 routes[0].tell[0].channel[1]',
    "'desk' is already in this list",
  ],
  [
    'a role and a person',
    'role: lead\n',
    "role: lead\n        person: '{{ detail.who }}'\n",
    'routing.yaml:22:17 routes[0].tell[0].person',
    "'role' says already who is meant; keep one of them, or write two entries",
  ],
  [
    'a person and the manager of one',
    'role: lead\n',
    "person: '{{ detail.who }}'\n        managerOf: '{{ detail.who }}'\n",
    'routing.yaml:22:20 routes[0].tell[0].managerOf',
    "'person' says already who is meant",
  ],
  [
    'a person by a text that no event gives',
    'role: lead\n',
    "person: '{{ requester.id }}'\n",
    'routing.yaml:21:17 routes[0].tell[0].person',
    "nothing is called 'requester'",
  ],
  [
    'a manager by a text that is none',
    'role: lead\n',
    "managerOf: '{{ detail.who | loud }}'\n",
    'routing.yaml:21:20 routes[0].tell[0].managerOf',
    'undefined filter: loud',
  ],
  [
    'a relative time that the record would keep',
    "title: '{{ detail.title }}'",
    "title: 'Due {{ detail.due | relative_time }}'",
    'routing.yaml:18:14 routes[0].record.title',
    "'relative_time' is for the texts under 'with'",
  ],
  [
    'a relative time among the fields',
    "title: '{{ detail.title }}'",
    "title: t\n      fields: { due: '{{ detail.due | relative_time }}' }",
    'routing.yaml:19:22 routes[0].record.fields.due',
    "'relative_time' is for the texts under 'with'",
  ],
];

describe('an entry of tell', () => {
  it('may name several channels: one entry for each, with the role wherever one of them has it', () => {
    const [first] = tellOf(small) ?? [];
    expect(tellOf(withNight(entry, 'channel: [desk, night, empty]\n        role: lead\n'))).toEqual([
      { ...first, channel: 'desk' },
      { ...first, channel: 'night' },
      { ...first, channel: 'empty' },
    ]);
    expect(tellOf(withNight(entry, 'channel: [desk, night]\n        role: led\n'))).toMatchObject([
      { path: 'routes[0].tell[0].role', message: expect.stringContaining("channels 'desk', 'night' has") },
    ]);
  });

  it('lists the record under the first of its channels', () => {
    const outcome = loadWorkspace(withNight(entry, 'channel: [night, desk]\n'));
    expect(outcome).toMatchObject({ workspace: { routes: [{ record: { channel: 'night' } }] } });
  });

  it('may name a person of the event, or somebody’s manager', () => {
    const naming = "channel: empty\n        person: '{{ detail.who }}'\n";
    expect(tellOf(withNight(entry, naming))).toMatchObject([
      { channel: 'empty', person: '{{ detail.who }}' },
    ]);
    expect(tellOf(withNight(entry, naming.replace('person', 'managerOf')))).toMatchObject([
      { channel: 'empty', managerOf: '{{ detail.who }}' },
    ]);
  });

  it('names one channel beside a person', () => {
    const naming = "channel: [desk, night]\n        person: '{{ detail.who }}'\n";
    expect(tellOf(withNight(entry, naming))).toMatchObject([
      { path: 'routes[0].tell[0].channel', message: expect.stringContaining('name one') },
    ]);
  });

  it('draws a warning where nobody is in a channel, unless the event names who is told', () => {
    const warnings = (to: string) => {
      const outcome = loadWorkspace(withNight(entry, to));
      return outcome.kind === 'loaded'
        ? outcome.warnings.filter(({ path }) => path.includes('.channel')).map(({ path }) => path)
        : outcome.problems;
    };
    expect(warnings('channel: [desk, empty]\n')).toEqual(['routes[0].tell[0].channel[1]']);
    expect(warnings("channel: empty\n        person: '{{ detail.who }}'\n")).toEqual([]);
  });

  it('may say in the reader’s words how long there is', () => {
    expect(
      tellOf(withNight("who: '{{ detail.who }}'", "who: '{{ detail.due | relative_time }}'")),
    ).toMatchObject([{ with: { who: '{{ detail.due | relative_time }}' } }]);
  });

  it.each(wrong)('with %s is refused where it stands', (...refusal) => {
    expect(refusalOf(refusal)).toEqual(wantedOf(refusal));
  });
});
