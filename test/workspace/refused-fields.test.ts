import { describe, expect, it } from 'vitest';

import { type Refusal, refusalOf, wantedOf } from './refusals.ts';

const fields: readonly Refusal[] = [
  [
    'a field nobody knows',
    'timeZone:',
    'timezone:',
    'audience.yaml:4:15 branches[0].timezone',
    "unknown field 'timezone'; did you mean 'timeZone'?",
  ],
  [
    'a zone nobody knows',
    'Europe/Lisbon',
    'Europe/Lisboa',
    'audience.yaml:4:15 branches[0].timeZone',
    'unknown time zone',
  ],
  [
    'an offset as a zone',
    'Europe/Lisbon',
    "'+01:00'",
    'audience.yaml:4:15 branches[0].timeZone',
    'unknown time zone',
  ],
  [
    'a language as others spell it',
    'language: pt_PT',
    'language: pt-PT',
    'audience.yaml:5:15 branches[0].language',
    'write a language code',
  ],
  [
    'a language in capitals',
    '      en:',
    '      EN:',
    'routing.yaml:10:7 templates[0].text.EN',
    'write a language code',
  ],
  ['an id with a blank', 'id: opened', 'id: op ened', 'routing.yaml:13:9 routes[0].id', 'an id is'],
  [
    'a number where a text belongs',
    'name: Desk',
    'name: 42',
    'audience.yaml:8:11 channels[0].name',
    'write a text in quotes here, not a number',
  ],
  [
    'a text where a list belongs',
    'buttons: [Ver]',
    'buttons: Ver',
    'routing.yaml:9:18 templates[0].text.pt_PT.buttons',
    'write a list here, not a text',
  ],
  [
    'nobody told',
    /* whole list */ `    tell:
      - channel: desk
        role: lead
        template: ticket_opened
        with: { number: '{{ detail.id }}', who: '{{ detail.who }}' }`,
    '    tell: []',
    'routing.yaml:19:5 routes[0].tell',
    'a route tells at least one channel',
  ],
  [
    'a duration in words',
    '8h',
    'eight hours',
    'routing.yaml:24:15 routes[0].notAfter',
    'write a duration such as 30m, 8h or 2d',
  ],
  [
    'a duration of more than thirty days',
    '8h',
    '31d',
    'routing.yaml:24:15 routes[0].notAfter',
    'at most 30d',
  ],
  [
    'a template name in capitals',
    'id: ticket_opened',
    'id: TicketOpened',
    'routing.yaml:2:9 templates[0].id',
    "a template's name is",
  ],
  [
    'another category',
    'utility',
    'authentication',
    'routing.yaml:3:15 templates[0].category',
    'write utility or marketing',
  ],
];

describe('a field that is not as it should be', () => {
  it.each(fields)('%s is refused where it stands', (...refusal) => {
    expect(refusalOf(refusal)).toEqual(wantedOf(refusal));
  });
});
