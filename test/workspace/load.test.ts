import { loadWorkspace } from '#workspace/load';
import { describe, expect, it } from 'vitest';

import { addressed, audience, changed, routing, small } from './small.ts';

describe('a workspace', () => {
  it('is read from several files into plain data, with what the author left out filled in', () => {
    const outcome = loadWorkspace(small);
    expect(outcome).toEqual({
      kind: 'loaded',
      warnings: [
        {
          file: 'routing.yaml',
          line: 10,
          column: 7,
          path: 'templates[0].text.en',
          message: 'has no buttons, unlike pt_PT; all languages have the same buttons in the same order',
        },
        {
          file: 'routing.yaml',
          line: 22,
          column: 19,
          path: 'routes[0].tell[0].template',
          message:
            "'ticket_opened' has quick replies and this route no 'ask': a tap is kept as a reply, and decides nothing",
        },
      ],
      workspace: {
        branches: [{ id: 'lisbon', name: 'Lisbon', timeZone: 'Europe/Lisbon', language: 'pt_PT' }],
        channels: [
          {
            id: 'desk',
            name: 'Desk',
            branch: 'lisbon',
            members: [{ person: 'ana', role: 'lead' }, { person: 'rui' }],
          },
        ],
        templates: [
          {
            id: 'ticket_opened',
            category: 'utility',
            text: {
              pt_PT: {
                header: 'Pedido novo',
                body: 'Pedido {{number}} de {{who}} aberto, é favor ver.',
                footer: 'Balcão',
                buttons: ['Ver'],
              },
              en: { body: 'Ticket {{number}} of {{who}} opened, please look.' },
            },
          },
        ],
        routes: [
          {
            id: 'opened',
            when: { source: ['desk'], 'detail-type': ['Opened'], detail: { ticket: { urgent: [true] } } },
            record: { type: 'ticket', key: '{{ detail.id }}', title: '{{ detail.title }}', channel: 'desk' },
            tell: [
              {
                channel: 'desk',
                role: 'lead',
                template: 'ticket_opened',
                with: { number: '{{ detail.id }}', who: '{{ detail.who }}' },
              },
            ],
            notAfter: 28_800_000,
          },
        ],
      },
    });
    expect(JSON.parse(JSON.stringify(outcome))).toEqual(outcome);
  });

  it('keeps the order of the template for the parameters, whatever the order of the route', () => {
    const outcome = loadWorkspace(
      changed(
        `{ number: '{{ detail.id }}', who: '{{ detail.who }}' }`,
        `{ who: '{{ detail.who }}', number: '{{ detail.id }}' }`,
      ),
    );
    expect(
      outcome.kind === 'loaded' && Object.keys(outcome.workspace.routes[0]?.tell[0]?.with ?? {}),
    ).toEqual(['number', 'who']);
  });

  it('may write a list once and use it again by its anchor', () => {
    const outcome = loadWorkspace(
      changed('source: [desk], detail-type: [Opened]', 'source: &s [desk], detail-type: *s'),
    );
    expect(outcome.kind === 'loaded' && outcome.workspace.routes[0]?.when['detail-type']).toEqual(['desk']);
  });

  it('may come from an editor that marks its files and ends lines in its own way', () => {
    const files = small.map(({ file, text }) => ({
      file,
      text: `\uFEFF${text.replaceAll('\n', '\r\n')}`,
    }));
    expect(loadWorkspace(files)).toEqual(loadWorkspace(small));
  });

  it('may leave lists and whole files empty', () => {
    expect(loadWorkspace([{ file: 'a.yaml', text: '# nothing yet\n' }])).toMatchObject({ kind: 'loaded' });
    expect(loadWorkspace([{ file: 'a.yaml', text: 'routes:\nchannels: []\n' }])).toMatchObject({
      kind: 'loaded',
    });
  });

  it('is refused where its folder holds no file', () => {
    expect(loadWorkspace([])).toMatchObject({ kind: 'refused', problems: [{ line: 1, column: 1 }] });
  });

  it('is refused whole, with all of its problems in the order of reading', () => {
    const outcome = loadWorkspace([
      {
        file: 'routing.yaml',
        text: routing.replace('category: utility', 'category: news').replace('tell:', 'tel:'),
      },
      { file: 'audience.yaml', text: audience.replace('name: Desk', 'name: 7') },
    ]);
    const found = outcome.kind === 'refused' ? outcome.problems : [];
    expect(found.map(({ file, line, path }) => `${file}:${line} ${path}`)).toEqual([
      'audience.yaml:8 channels[0].name',
      'routing.yaml:3 templates[0].category',
      'routing.yaml:13 routes[0].tell',
      'routing.yaml:19 routes[0].tel',
    ]);
  });

  it('names the first of two entries with one id, also across files', () => {
    const outcome = loadWorkspace([
      ...small,
      {
        file: 'more.yaml',
        text: 'branches:\n  - { id: lisbon, name: Lisboa, timeZone: Europe/Lisbon, language: en }\n',
      },
    ]);
    expect(outcome).toMatchObject({
      problems: [
        {
          file: 'more.yaml',
          line: 2,
          column: 11,
          path: 'branches[0].id',
          message: "a branch 'lisbon' is already in audience.yaml, line 2",
        },
      ],
    });
  });

  it('takes headers and addresses with parameters, and has a text for each in the order of reading', () => {
    const outcome = loadWorkspace(addressed);
    expect(outcome).toMatchObject({
      kind: 'loaded',
      warnings: [{ path: 'routes[0].tell[0].template' }],
      workspace: {
        templates: [
          {
            text: {
              pt_PT: {
                header: 'Pedido {{number}}',
                buttons: ['Aceitar', { text: 'Abrir', url: 'https://desk.example/t/{{id}}' }],
              },
            },
          },
        ],
      },
    });
    const [told] = outcome.kind === 'loaded' ? outcome.workspace.routes.flatMap(({ tell }) => tell) : [];
    expect(Object.keys(told?.with ?? {})).toEqual(['who', 'number', 'id']);
  });
});
