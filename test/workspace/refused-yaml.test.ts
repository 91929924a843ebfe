import { describe, expect, it } from 'vitest';

import { type Refusal, refusalOf, wantedOf } from './refusals.ts';

const yaml: readonly Refusal[] = [
  [
    'a key twice',
    'name: Desk',
    'name: Desk\n    name: Desks',
    'audience.yaml:9:5 ',
    'Map keys must be unique',
  ],
  ['a tab that indents', '    name: Desk', '\tname: Desk', 'audience.yaml:8:1 ', 'Tabs are not allowed'],
  ['a tag', 'name: Desk', 'name: !!js/function x', 'audience.yaml:8:11 ', 'Unresolved tag'],
  ['a bracket left open', '[Opened]', '[Opened', 'routing.yaml:15:5 ', 'Flow'],
  ['two documents', 'name: Desk', 'name: Desk\n---\na: 1', 'audience.yaml:9:1 ', 'multiple documents'],
  [
    'a number JSON cannot hold',
    'urgent: [true]',
    'id: [12345678901234567890]',
    'routing.yaml:14:77 routes[0].when.detail.ticket.id[0]',
    'write it in quotes',
  ],
  [
    'no number',
    'urgent: [true]',
    'id: [.nan]',
    'routing.yaml:14:77 routes[0].when.detail.ticket.id[0]',
    'write it in quotes',
  ],
  [
    'the prototype',
    'ticket: { urgent',
    '__proto__: { urgent',
    'routing.yaml:14:62 routes[0].when.detail.__proto__',
    "the name '__proto__' is not allowed",
  ],
];

describe('a file that is no plain YAML', () => {
  it.each(yaml)('%s is refused where it stands', (...refusal) => {
    expect(refusalOf(refusal)).toEqual(wantedOf(refusal));
  });
});
