import { describe, expect, it } from 'vitest';
import { type Refusal, refusalOf, wantedOf } from './refusals.ts';

/** A route's last line, replaced by others at its place: line 24. */
const last = 'notAfter: 8h';

/** A second route, that tells of outcomes: its `on` is in line 26. */
const told = (on: string, text = '{{ record.key }}', more = '') =>
  `${last}\n  - id: nobody\n    on: ${on}\n${more}    tell:\n      - { channel: desk, template: ticket_opened, with: { number: '${text}', who: x } }`;

const outcomes: readonly Refusal[] = [
  [
    'an outcome that is none',
    last,
    told('{ outcome: [Told] }'),
    'routing.yaml:26:21 routes[1].on.outcome[0]',
    'write NobodyNotified, MessageFailed, ',
  ],
  [
    'a route that is not there',
    last,
    told('{ outcome: NobodyNotified, route: [opened, opend] }'),
    'routing.yaml:26:52 routes[1].on.route[1]',
    "unknown route 'opend'; did you mean 'opened'?",
  ],
  [
    'a route that tells of outcomes itself',
    last,
    told('{ outcome: NobodyNotified, route: nobody }'),
    'routing.yaml:26:43 routes[1].on.route',
    'told by no route',
  ],
  [
    'a text that looks at the event',
    last,
    told('{ outcome: NobodyNotified }', '{{ detail.id }}'),
    'routing.yaml:28:67 routes[1].tell[0].with.number',
    "nothing is called 'detail'; a text can use outcome, record",
  ],
  [
    'a record of its own',
    last,
    told('{ outcome: NobodyNotified }', 'x', '    changed: { entering: open }\n'),
    'routing.yaml:27:5 routes[1].changed',
    "unknown field 'changed'",
  ],
  [
    'an id that another route has',
    last,
    told('{ outcome: NobodyNotified }').replace('id: nobody', 'id: opened'),
    'routing.yaml:25:9 routes[1].id',
    "a route 'opened' is already in routing.yaml, line 13",
  ],
];

describe('a route that tells of outcomes', () => {
  it.each(outcomes)('%s is refused where it stands', (...refusal) => {
    expect(refusalOf(refusal)).toEqual(wantedOf(refusal));
  });
});
