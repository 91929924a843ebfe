import { describe, expect, it } from 'vitest';

import { type Refusal, refusalOf, wantedOf } from './refusals.ts';
import { routing } from './small.ts';

/** A route's last line, replaced by others at its place: line 24. */
const last = 'notAfter: 8h';
const titled = "title: '{{ detail.title }}'";
const fields = `${titled}\n      stage: open\n      fields:\n        due: '{{ detail.due }}'\n        price: { number: '{{ detail.price }}' }`;

const end = routing.slice(routing.indexOf(titled), routing.indexOf(last) + last.length);

/** The same with a record that has a stage and two fields: the last line is line 28 then. */
const rich = (...[what, to, where, says]: readonly [string, string, string, string]): Refusal => [
  what,
  end,
  end.replace(titled, () => fields).replace(last, () => to),
  where,
  says,
];

const changes: readonly Refusal[] = [
  [
    'nothing',
    last,
    'changed: {}',
    'routing.yaml:24:5 routes[0].changed',
    'write entering, leaving or field here',
  ],
  [
    'a size of nothing',
    last,
    'changed: { by: 5 }',
    'routing.yaml:24:20 routes[0].changed.by',
    "name that field under 'field'",
  ],
  [
    'a stage of a record without one',
    last,
    'changed: { leaving: [new] }',
    'routing.yaml:24:16 routes[0].changed.leaving',
    "write 'stage' under 'record'",
  ],
  [
    'an empty list',
    last,
    'changed: { entering: [] }',
    'routing.yaml:24:16 routes[0].changed.entering',
    'name at least one stage',
  ],
  [
    'a field of a record without any',
    last,
    'changed: { field: due }',
    'routing.yaml:24:23 routes[0].changed.field',
    "this route gives its record no field 'due'",
  ],
  rich(
    'a field misspelt',
    'changed: { field: [price, dua] }',
    'routing.yaml:28:31 routes[0].changed.field[1]',
    "no field 'dua'; did you mean 'due'?",
  ),
  rich(
    'the size of a text',
    "changed: { field: [price, due], by: '10%' }",
    'routing.yaml:28:31 routes[0].changed.field[1]',
    "'due' is a text; to have a size",
  ),
  ...["'0'", "'10 %'", "'-'", 'much', "'1e3'", '0', '[5]'].map((by): Refusal =>
    rich(
      `the size ${by}`,
      `changed: { field: price, by: ${by} }`,
      `routing.yaml:28:${by.startsWith('[') ? 30 : 34} routes[0].changed.by`,
      "or in quotes '+500' or '10%'",
    ),
  ),
  rich(
    'a sign that YAML drops',
    'changed: { field: price, by: +500 }',
    'routing.yaml:28:34 routes[0].changed.by',
    'write it in quotes to keep it',
  ),
  [
    'a field that is neither text nor number',
    titled,
    `${titled}\n      fields: { due: [1] }`,
    'routing.yaml:19:17 routes[0].record.fields.due',
    "write a text, or { number: '…' }",
  ],
  [
    'a number that sees what no event has',
    titled,
    `${titled}\n      fields: { due: { number: '{{ ticket.due }}' } }`,
    'routing.yaml:19:32 routes[0].record.fields.due.number',
    "nothing is called 'ticket'",
  ],
];

const windows: readonly Refusal[] = [
  [
    'no length',
    last,
    "dedupe: { key: '{{ detail.host }}' }",
    'routing.yaml:24:5 routes[0].dedupe.window',
    'missing; write a text here',
  ],
  [
    'a length that is none',
    last,
    'dedupe: { window: soon }',
    'routing.yaml:24:23 routes[0].dedupe.window',
    'write a duration such as 30m',
  ],
  [
    'a key that sees what no event has',
    last,
    "dedupe: { window: 30m, key: '{{ host }}' }",
    'routing.yaml:24:33 routes[0].dedupe.key',
    "nothing is called 'host'",
  ],
  [
    'a priority that is none',
    last,
    'priority: high',
    'routing.yaml:24:15 routes[0].priority',
    'write normal or urgent',
  ],
  [
    'a way with doubts that is none',
    last,
    'whenInDoubt: twice',
    'routing.yaml:24:18 routes[0].whenInDoubt',
    'write resend or hold',
  ],
];

describe('a change that a route waits for', () => {
  it.each(changes)('%s is refused where it stands', (...refusal) => {
    expect(refusalOf(refusal)).toEqual(wantedOf(refusal));
  });
});

describe('a window within which a route does not repeat itself', () => {
  it.each(windows)('%s is refused where it stands', (...refusal) => {
    expect(refusalOf(refusal)).toEqual(wantedOf(refusal));
  });
});
