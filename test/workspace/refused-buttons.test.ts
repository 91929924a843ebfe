import { describe, expect, it } from 'vitest';

import { loadWorkspace } from '#workspace/load';

import { refusalOf, wantedOf } from './refusals.ts';
import { addressed } from './small.ts';

const button = (url: string, text = 'Abrir') => `[Ver, { text: ${text}, url: '${url}' }]`;
const link = button('https://desk.example/t');

/** What is put in place of the quick reply, where in its line that is wrong, and what is said of it. */
const addresses: readonly (readonly [what: string, buttons: string, where: string, says: string])[] = [
  [
    'a host that the parameter could choose',
    button('https://{{number}}'),
    '44 [1].url',
    'begins with https://',
  ],
  [
    'a host that the parameter could go on',
    button('https://e.example{{number}}'),
    '44 [1].url',
    'after a / or ?',
  ],
  ['an address without https', button('desk.example/t'), '44 [1].url', 'begins with https://'],
  ['a parameter within the address', button('https://e.example/{{number}}/t'), '44 [1].url', 'at the end'],
  [
    'two parameters',
    button('https://e.example/{{number}}/{{who}}'),
    '44 [1].url',
    '2 parameters; at most one',
  ],
  ['a numbered parameter', button('https://e.example/{{1}}'), '44 [1].url', 'parameters are written'],
  ['a blank', button('https://e.example/a b'), '44 [1].url', 'no blanks'],
  [
    'over 2,000 characters',
    button(`https://e.example/${'x'.repeat(2_000)}`),
    '44 [1].url',
    '2018 characters; at most 2000',
  ],
  ['a label over 25 characters', button('https://e.example', 'x'.repeat(26)), '32 [1].text', 'at most 25'],
  ['a label twice', button('https://e.example', 'Ver'), '24 [1]', "two buttons say 'Ver'"],
  ['a language without the button', link, '', 'has no buttons, unlike pt_PT'],
  [
    'three addresses',
    "[{ text: a, url: 'https://e' }, { text: b, url: 'https://e' }, { text: c, url: 'https://e' }]",
    '9 ',
    '3 buttons with an address; at most 2',
  ],
  [
    'an address between quick replies',
    "[a, { text: b, url: 'https://e.example' }, c]",
    '9 ',
    'put the quick replies together',
  ],
  ['no address', '[Ver, { text: Abrir }]', '24 [1].url', 'missing; write a text here'],
  [
    'a field that is none',
    "[{ text: a, url: 'https://e', colour: b }]",
    '56 [0].colour',
    "unknown field 'colour'",
  ],
  ['a number', '[42]', '19 [0]', 'write a quick reply'],
];

describe('a button with an address that Meta would refuse', () => {
  it.each(addresses)('%s is refused where it stands', (...address) => {
    const [what, buttons, place, says] = address;
    const [column, below = ''] = place.split(' ');
    const where =
      place === ''
        ? 'routing.yaml:10:7 templates[0].text.en'
        : `routing.yaml:9:${column} templates[0].text.pt_PT.buttons${below}`;
    const refusal = [what, '[Ver]', buttons, where, says] as const;
    expect(refusalOf(refusal)).toEqual(wantedOf(refusal));
  });

  it('is refused where another language has another', () => {
    const other = addressed.map(({ file, text }) => ({
      file,
      text: text.replace('- Take it\n', '- Take it\n          - Leave it\n'),
    }));
    expect(loadWorkspace(other)).toMatchObject({
      kind: 'refused',
      problems: [
        {
          path: 'templates[0].text.en.buttons',
          message:
            'has a quick reply, a quick reply, an address with id, unlike pt_PT; all languages have the same buttons in the same order',
        },
      ],
    });
  });
});
