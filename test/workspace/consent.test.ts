import { describe, expect, it } from 'vitest';
import { loadWorkspace } from '#workspace/load';
import { type Refusal, refusalOf, wantedOf } from './refusals.ts';
import { changed, small } from './small.ts';

const last = 'notAfter: 8h';
const ticketCategory = `categories:
  - id: tickets
    name: { en: tickets, pt_PT: pedidos }
  - id: safety
    name: { en: safety }
    mandatory: { ground: 'labour law, article 157' }
`;
const consent = `consent:
  byCategory: true
  words:
    es: { stop: [no más], start: [sí] }
`;

/** The routing file with more at its end; what is added begins in line 25. */
const withMore = (more: string, line = last) => [last, `${line}\n${more}`] as const;

function loaded(more: string, line?: string) {
  const outcome = loadWorkspace(changed(...withMore(more, line)));
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.problems));
  return outcome.workspace;
}

describe('categories and consent of a workspace', () => {
  it('are as they are written', () => {
    const workspace = loaded(ticketCategory + consent, `${last}\n    category: tickets`);
    expect(workspace.routes[0]?.category).toBe('tickets');
    expect(workspace.categories).toEqual([
      { id: 'tickets', name: { en: 'tickets', pt_PT: 'pedidos' } },
      { id: 'safety', name: { en: 'safety' }, mandatory: { ground: 'labour law, article 157' } },
    ]);
    expect(workspace.consent).toEqual({
      byCategory: true,
      words: { es: { stop: ['no más'], start: ['sí'] } },
    });
  });

  it('are absent where they are not written, or empty', () => {
    const outcome = loadWorkspace(small);
    expect(outcome.kind === 'loaded' && Object.keys(outcome.workspace)).toEqual(
      expect.not.arrayContaining(['categories', 'consent']),
    );
    const empty = loaded('categories:\nconsent: { byCategory: false }\n');
    expect(empty).not.toHaveProperty('categories');
    expect(empty.consent).toEqual({});
    expect(loaded('consent:\n')).not.toHaveProperty('consent');
  });
});

const refusals: readonly Refusal[] = [
  [
    'a route of a category that is none',
    ...withMore(ticketCategory, `${last}\n    category: ticket`),
    'routing.yaml:25:15 routes[0].category',
    "unknown category 'ticket'; did you mean 'tickets'?",
  ],
  [
    'a mandatory category without a ground',
    ...withMore('categories:\n  - { id: a, name: { en: a }, mandatory: {} }\n'),
    'routing.yaml:26:31 categories[0].mandatory.ground',
    'write why the company must, for the auditor',
  ],
  [
    'a category that is mandatory for no reason',
    ...withMore('categories:\n  - { id: a, name: { en: a }, mandatory: true }\n'),
    'routing.yaml:26:42 categories[0].mandatory',
    'write a mapping here, not true or false',
  ],
  [
    'a ground that is none',
    ...withMore("categories:\n  - { id: a, name: { en: a }, mandatory: { ground: 'because' } }\n"),
    'routing.yaml:26:52 categories[0].mandatory.ground',
    'in at least 10 characters',
  ],
  [
    'a ground that is a treatise',
    ...withMore(`categories:\n  - { id: a, name: { en: a }, mandatory: { ground: '${'x'.repeat(501)}' } }\n`),
    'routing.yaml:26:52 categories[0].mandatory.ground',
    'at most 500 characters',
  ],
  [
    'a category without a name',
    ...withMore('categories:\n  - { id: a, name: {} }\n'),
    'routing.yaml:26:14 categories[0].name',
    'in at least one language',
  ],
  [
    'a category twice',
    ...withMore('categories:\n  - { id: a, name: { en: a } }\n  - { id: a, name: { en: b } }\n'),
    'routing.yaml:27:11 categories[1].id',
    "a category 'a' is already in routing.yaml, line 26",
  ],
  [
    'a word that is meant two ways',
    ...withMore('consent: { words: { es: { stop: [baja], start: [BAJA] } } }\n'),
    'routing.yaml:25:49 consent.words.es.start[0]',
    "'BAJA' is already under 'stop'",
  ],
  [
    'a word that is built in with another meaning',
    ...withMore('consent: { words: { pt: { start: [sair] } } }\n'),
    'routing.yaml:25:35 consent.words.pt.start[0]',
    "'sair' is already among the words that are built in under 'stop'",
  ],
  [
    'an English word with another meaning',
    ...withMore('consent: { words: { es: { stop: [stop all, start] } } }\n'),
    'routing.yaml:25:34 consent.words.es.stop[0]',
    "'stop all' is already among the words that are built in under 'stopAll'",
  ],
  [
    'words to stop in a language that has none to start',
    ...withMore('consent: { words: { fi: { stop: [lopeta] } } }\n'),
    'routing.yaml:25:21 consent.words.fi',
    "no words are built in for 'fi': write some under 'start' too",
  ],
  [
    'words to start in a language that has none to stop',
    ...withMore('consent: { words: { fi: { start: [aloita] } } }\n'),
    'routing.yaml:25:21 consent.words.fi',
    "no words are built in for 'fi': write some under 'stop' too",
  ],
  [
    'a sentence for a word',
    ...withMore('consent: { words: { en: { stop: ["please do not write to me any more"] } } }\n'),
    'routing.yaml:25:34 consent.words.en.stop[0]',
    'a word is 2 to 30 letters',
  ],
  [
    'STOP by category without categories',
    ...withMore('consent: { byCategory: true }\n'),
    'routing.yaml:25:24 consent.byCategory',
    "there are no 'categories' to tell apart",
  ],
];

describe('a workspace is refused for', () => {
  it.each(refusals)('%s', (...refusal) => {
    expect(refusalOf(refusal)).toEqual(wantedOf(refusal));
  });

  it('consent in two files', () => {
    const again = small.map(({ file, text }) => ({ file, text: `${text}consent: { byCategory: false }\n` }));
    const outcome = loadWorkspace(again);
    expect(outcome).toMatchObject({
      problems: [
        {
          file: 'routing.yaml',
          path: 'consent',
          message: expect.stringContaining('already in audience.yaml, line 13'),
        },
      ],
    });
  });
});
