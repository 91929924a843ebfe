import { describe, expect, it } from 'vitest';

import { type Refusal, refusalOf, wantedOf } from './refusals.ts';

const templates: readonly Refusal[] = [
  [
    'a body over 1,024 characters',
    'opened,',
    `opened${'.'.repeat(1_000)}`,
    'routing.yaml:11:15 templates[0].text.en.body',
    '1048 characters; at most 1024',
  ],
  [
    'a header over 60 characters',
    'Pedido novo',
    'ã'.repeat(61),
    'routing.yaml:6:17 templates[0].text.pt_PT.header',
    '61 characters; at most 60',
  ],
  [
    'a footer over 60 characters',
    'Balcão',
    'ã'.repeat(61),
    'routing.yaml:8:17 templates[0].text.pt_PT.footer',
    '61 characters; at most 60',
  ],
  [
    'two parameters in the header',
    'Pedido novo',
    'Pedido {{number}} {{who}}',
    'routing.yaml:6:17 templates[0].text.pt_PT.header',
    '2 parameters; at most one',
  ],
  [
    'a misspelt parameter in the header',
    'Pedido novo',
    'Pedido {{ number }}',
    'routing.yaml:6:17 templates[0].text.pt_PT.header',
    'parameters are written {{lower_snake}}',
  ],
  [
    'a parameter in the footer',
    'Balcão',
    'Balcão {{number}}',
    'routing.yaml:8:17 templates[0].text.pt_PT.footer',
    'no parameters here',
  ],
  [
    'a parameter in a quick reply',
    '[Ver]',
    "['Ver {{number}}']",
    'routing.yaml:9:19 templates[0].text.pt_PT.buttons[0]',
    'no parameters here',
  ],
  [
    'a header with a parameter that another language lacks',
    'Pedido novo',
    'Pedido {{code}}',
    'routing.yaml:11:15 templates[0].text.en.body',
    'lacks {{code}}, unlike pt_PT',
  ],
  [
    'a button over 25 characters',
    '[Ver]',
    `[Sim, ${'x'.repeat(26)}]`,
    'routing.yaml:9:24 templates[0].text.pt_PT.buttons[1]',
    '26 characters; at most 25',
  ],
  [
    'eleven buttons',
    '[Ver]',
    '[a, b, c, d, e, f, g, h, i, j, k]',
    'routing.yaml:9:9 templates[0].text.pt_PT.buttons',
    '11 buttons; at most 10',
  ],
  [
    'two buttons alike',
    '[Ver]',
    '[Ver, Ver]',
    'routing.yaml:9:24 templates[0].text.pt_PT.buttons[1]',
    "two buttons say 'Ver'",
  ],
  [
    'a parameter at the end',
    'of {{who}} opened, please look.',
    'of {{who}}',
    'routing.yaml:11:15 templates[0].text.en.body',
    'may not stand at the start or the end',
  ],
  [
    'a parameter at the start',
    'Ticket {{number}} of {{who}} opened, please look.',
    "'{{number}} of {{who}} opened.'",
    'routing.yaml:11:15 templates[0].text.en.body',
    'may not stand at the start or the end',
  ],
  [
    'two parameters side by side',
    '{{number}} of {{who}} opened',
    '{{number}} {{who}} opened',
    'routing.yaml:11:15 templates[0].text.en.body',
    'may not stand side by side',
  ],
  [
    'numbered parameters',
    '{{number}} of {{who}} opened',
    '{{1}} opened',
    'routing.yaml:11:15 templates[0].text.en.body',
    'parameters are written {{lower_snake}}',
  ],
  [
    'other parameters in another language',
    'of {{who}} opened',
    'of {{whom}} opened',
    'routing.yaml:11:15 templates[0].text.en.body',
    'lacks {{who}}, has {{whom}}, unlike pt_PT',
  ],
];

const texts: readonly Refusal[] = [
  [
    'a text that does not parse',
    "key: '{{ detail.id }}'",
    "key: '{{ detail.id'",
    'routing.yaml:17:12 routes[0].record.key',
    'not closed',
  ],
  [
    'a filter nobody knows',
    '{{ detail.title }}',
    '{{ detail.title | upper }}',
    'routing.yaml:18:14 routes[0].record.title',
    'undefined filter: upper',
  ],
  [
    'another file taken in',
    '{{ detail.title }}',
    '{% include "x" %}',
    'routing.yaml:18:14 routes[0].record.title',
    'tag "include" not found',
  ],
  [
    'a variable no event has',
    "number: '{{ detail.id }}'",
    "number: '{{ details.id }}'",
    'routing.yaml:23:25 routes[0].tell[0].with.number',
    "nothing is called 'details'",
  ],
  [
    'the time of the machine',
    '{{ detail.title }}',
    '{{ "now" | date }}',
    'routing.yaml:18:14 routes[0].record.title',
    'a text has no clock',
  ],
];

describe('a template that Meta would refuse', () => {
  it.each(templates)('%s is refused where it stands', (...refusal) => {
    expect(refusalOf(refusal)).toEqual(wantedOf(refusal));
  });
});

describe('a text', () => {
  it.each(texts)('%s is refused where it stands', (...refusal) => {
    expect(refusalOf(refusal)).toEqual(wantedOf(refusal));
  });
});
