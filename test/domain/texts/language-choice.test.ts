import { describe, expect, it } from 'vitest';
import { textFor } from '#domain/texts/language-choice';
import type { Template } from '#domain/workspace';

const text = { body: 'x' };
function template(...languages: string[]): Template {
  return { id: 't', category: 'utility', text: Object.fromEntries(languages.map((code) => [code, text])) };
}

describe('the language of a message', () => {
  it.each([
    {
      case: 'the person’s own',
      has: ['en', 'pt_BR', 'pt_PT'],
      wanted: 'pt_PT',
      branch: 'en',
      chosen: 'pt_PT',
    },
    { case: 'another spelling of it', has: ['en', 'pt_BR'], wanted: 'pt_PT', branch: 'en', chosen: 'pt_BR' },
    { case: 'the branch’s', has: ['en', 'pt_BR'], wanted: 'es', branch: 'en', chosen: 'en' },
    {
      case: 'another spelling of the branch’s',
      has: ['en_US', 'pt_BR'],
      wanted: 'es',
      branch: 'en',
      chosen: 'en_US',
    },
    {
      case: 'none, where the template has none of these',
      has: ['pt_BR'],
      wanted: 'es',
      branch: 'en',
      chosen: undefined,
    },
  ])('is $case', ({ has, wanted, branch, chosen }) => {
    expect(textFor(template(...has), wanted, branch)?.language).toBe(chosen);
  });
});
