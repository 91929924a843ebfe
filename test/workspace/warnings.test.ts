import { describe, expect, it } from 'vitest';

import { loadWorkspace } from '#workspace/load';

import { audience, changed, routing } from './small.ts';

describe('a workspace that loads', () => {
  it('warns of a channel without members and of a language that nobody there reads', () => {
    const empty = loadWorkspace(
      changed('      - { person: ana, role: lead }\n      - { person: rui }\n', '      []\n'),
    );
    expect(empty).toMatchObject({ kind: 'refused', problems: [{ path: 'routes[0].tell[0].role' }] });
    const [desk, rest] = [
      audience.replace('language: pt_PT', 'language: de'),
      routing.replace('        role: lead\n', ''),
    ];
    const outcome = loadWorkspace([
      { file: 'audience.yaml', text: desk.replace(/members:[^]*/, 'members: []\n') },
      { file: 'routing.yaml', text: rest },
    ]);
    expect(outcome).toMatchObject({
      kind: 'loaded',
      warnings: [
        { line: 10, path: 'templates[0].text.en' },
        { line: 20, path: 'routes[0].tell[0].channel', message: "nobody is in channel 'desk'" },
        {
          line: 21,
          path: 'routes[0].tell[0].template',
          message: "template 'ticket_opened' has no text in de, the language of branch 'lisbon'",
        },
        { line: 21, path: 'routes[0].tell[0].template' },
      ],
    });
  });

  it('warns of a text with so few words that Meta may refuse it', () => {
    const short = loadWorkspace(changed('opened, please look.', 'is now open.'));
    expect(short).toMatchObject({ kind: 'loaded', warnings: [{ line: 10 }, { line: 22 }] });
    expect(loadWorkspace(changed('opened, please look.', 'opened – look!'))).toMatchObject({
      kind: 'loaded',
      warnings: [
        {
          path: 'templates[0].text.en.body',
          message: '4 words around 2 parameters; Meta may find it too few, 5 are enough',
        },
        { path: 'templates[0].text.en' },
        { path: 'routes[0].tell[0].template' },
      ],
    });
  });

  it('warns of quick replies that decide nothing', () => {
    const outcome = loadWorkspace(
      changed('      en:\n        body', '      en:\n        buttons: [See]\n        body'),
    );
    expect(outcome).toMatchObject({
      kind: 'loaded',
      warnings: [
        {
          line: 23,
          path: 'routes[0].tell[0].template',
          message:
            "'ticket_opened' has quick replies and this route no 'ask': a tap is kept as a reply, and decides nothing",
        },
      ],
    });
  });

  it('warns of a button by which people would take their consent back without meaning to', () => {
    const outcome = loadWorkspace(changed('buttons: [Ver]', 'buttons: [Ver, Parar, Voltar]'));
    const said = (label: string, means: string) =>
      `'${label}' is a word by which somebody ${means}, also where they tap it`;
    expect(outcome.kind === 'loaded' && outcome.warnings.slice(1, 3)).toMatchObject([
      {
        path: 'templates[0].text.pt_PT.buttons[1]',
        message: said('Parar', 'does not want to be written to any more'),
      },
      { path: 'templates[0].text.pt_PT.buttons[2]', message: said('Voltar', 'wants to be written to again') },
    ]);
  });
});
