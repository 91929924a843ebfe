import { describe, expect, it } from 'vitest';
import { loadWorkspace } from '#workspace/load';
import { type Asking, askingFiles, saidOf } from './asking-files.ts';

/** What is wrong, the asking workspace, which answer it is of, and what is said of it. */
type Refused = readonly [what: string, asking: Asking, where: string, says: string];

describe('a template that tells how an ask ended', () => {
  const answers = 'answers: { ask-over: is_over }\n';

  it.each<Refused>([
    [
      'of no such name',
      { more: answers.replace('is_over', 'is_ovr') },
      'ask-over',
      "did you mean 'is_over'?",
    ],
    [
      'with another parameter',
      { more: answers, template: ['About *{{title}}*', 'About *{{title}}* by {{who}}'] },
      'ask-over',
      "'is_over' has {{who}}; an answer can fill in title and outcome",
    ],
    [
      'not in a language in which people are asked',
      {
        more: answers,
        template: ["\n      en: { body: 'About *{{title}}*: {{outcome}}. You need not answer.' }", ''],
      },
      'ask-over',
      "'is_over' has no text in en, in which people are asked",
    ],
    [
      'with quick replies',
      { more: answers.replace('is_over', 'choose') },
      'ask-over',
      "'choose' has quick replies, and asks nothing here",
    ],
    [
      'for an answer that is none',
      { more: 'answers: { ask-ovr: is_over }\n' },
      'ask-ovr',
      "did you mean 'ask-over'?",
    ],
  ])('%s is refused', (...[, asking, where, says]) => {
    const said = saidOf(asking);
    expect(said.filter((line) => line.startsWith(`answers.${where}`) && line.includes(says))).not.toEqual([]);
  });

  it('is named in one place', () => {
    const second = { file: 'z.yaml', text: answers };
    expect(loadWorkspace([...askingFiles({ more: answers }), second])).toMatchObject({
      kind: 'refused',
      problems: [{ file: 'z.yaml', message: expect.stringContaining("'answers' is already in routes.yaml") }],
    });
  });
});

describe('hosts that may be called', () => {
  it.each([
    'https://shop.example',
    'Shop.example',
    'shop.example:8443',
    '*.shop.example',
    '10.0.0.1',
    'shop',
    '',
  ])('are no %j', (host) => {
    const sources = {
      file: 'more.yaml',
      text: `sources: [{ id: a, signature: iam, callbackHosts: ['${host}'] }]`,
    };
    expect(loadWorkspace([...askingFiles({}), sources])).toMatchObject({
      kind: 'refused',
      problems: [
        { path: 'sources[0].callbackHosts[0]', message: expect.stringContaining('erp.example.com') },
      ],
    });
  });
});
