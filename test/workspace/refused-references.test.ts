import { describe, expect, it } from 'vitest';

import { type Refusal, refusalOf, wantedOf } from './refusals.ts';

const references: readonly Refusal[] = [
  [
    'a branch that is not there',
    'branch: lisbon',
    'branch: lisbn',
    'audience.yaml:9:13 channels[0].branch',
    "unknown branch 'lisbn'; did you mean 'lisbon'?",
  ],
  [
    'a channel that is not there',
    'channel: desk',
    'channel: help',
    'routing.yaml:20:18 routes[0].tell[0].channel',
    "unknown channel 'help'; known: desk",
  ],
  [
    "a record's channel that is not there",
    'type: ticket\n',
    'type: ticket\n      channel: desc\n',
    'routing.yaml:17:16 routes[0].record.channel',
    "did you mean 'desk'?",
  ],
  [
    'a record both closed and opened again',
    'type: ticket\n',
    'type: ticket\n      close: true\n      reopen: true\n',
    'routing.yaml:18:15 routes[0].record.reopen',
    'a route closes a record or opens it again, not both; remove one of them',
  ],
  [
    'a role that nobody has',
    'role: lead\n',
    'role: leader\n',
    'routing.yaml:21:15 routes[0].tell[0].role',
    "has the role 'leader'; did you mean 'lead'?",
  ],
  [
    'a template that is not there',
    'template: ticket_opened',
    'template: ticket_opend',
    'routing.yaml:22:19 routes[0].tell[0].template',
    "unknown template 'ticket_opend'; did you mean 'ticket_opened'?",
  ],
  [
    'a parameter the template lacks',
    "who: '{{ detail.who }}'",
    "whom: '{{ detail.who }}'",
    'routing.yaml:23:50 routes[0].tell[0].with.whom',
    "has no parameter 'whom'; did you mean 'who'?",
  ],
  [
    'a parameter left out',
    ", who: '{{ detail.who }}'",
    '',
    'routing.yaml:23:9 routes[0].tell[0].with.who',
    "missing; template 'ticket_opened' needs a text for {{who}}",
  ],
  [
    'the same member twice',
    '{ person: rui }',
    '{ person: ana, role: lead }',
    'audience.yaml:12:9 channels[0].members[1]',
    "'ana' is already in this channel",
  ],
];

const patterns: readonly Refusal[] = [
  [
    'an operator that does not exist',
    'urgent: [true]',
    'amount: [{ above: 1000 }]',
    'routing.yaml:14:90 routes[0].when.detail.ticket.amount[0].above',
    'is no operator: write one of prefix, suffix',
  ],
  [
    'an operator that is malformed',
    'urgent: [true]',
    "amount: [{ numeric: ['>', much] }]",
    'routing.yaml:14:83 routes[0].when.detail.ticket.amount[0].numeric',
    'is no comparison: write',
  ],
  [
    'a value outside a list',
    'urgent: [true]',
    'urgent: true',
    'routing.yaml:14:80 routes[0].when.detail.ticket.urgent',
    'must be a list of values or an object with fields',
  ],
  [
    'an empty list',
    '[Opened]',
    '[]',
    'routing.yaml:14:29 routes[0].when.detail-type',
    'is an empty list: name a value',
  ],
  [
    'an empty pattern',
    '{ ticket: { urgent: [true] } }',
    '{}',
    'routing.yaml:14:52 routes[0].when.detail',
    'is an empty object: name a field',
  ],
  [
    'no pattern at all',
    'when: { source: [desk], detail-type: [Opened], detail: { ticket: { urgent: [true] } } }',
    'when:',
    'routing.yaml:14:10 routes[0].when',
    'write a mapping here',
  ],
  [
    'a part of the envelope that is not kept',
    'source: [desk]',
    'account: [desk]',
    'routing.yaml:14:13 routes[0].when.account',
    "an event has no 'account' to match on",
  ],
  [
    'a choice that looks at what is not kept',
    'source: [desk]',
    '$or: [{ source: [desk] }, { region: [eu] }]',
    'routing.yaml:14:41 routes[0].when.$or[1].region',
    "an event has no 'region' to match on",
  ],
  [
    'our own events',
    'source: [desk]',
    'source: [desk, chasqui.facts]',
    'routing.yaml:14:28 routes[0].when.source[1]',
    "'chasqui.facts' is Chasqui's own",
  ],
];

describe('a name that nothing bears', () => {
  it.each(references)('%s is refused where it stands', (...refusal) => {
    expect(refusalOf(refusal)).toEqual(wantedOf(refusal));
  });
});

describe('a pattern', () => {
  it.each(patterns)('%s is refused where it stands', (...refusal) => {
    expect(refusalOf(refusal)).toEqual(wantedOf(refusal));
  });
});
