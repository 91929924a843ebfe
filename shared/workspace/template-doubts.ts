import { consentWord } from '#domain/people/consent-word';
import { parametersOf } from '#domain/outbound/template-text';

import type { Entry } from './entries.ts';
import { languageDoubts } from './language-rules.ts';
import type { Problem } from './problem.ts';
import type { TemplateEntry } from './schema.ts';
import { type TextFault, withoutParameters } from './text-fault.ts';

/** What Meta often refuses a template for, or what is hardly meant. */
export function templateDoubts({ value, problem }: Entry<TemplateEntry>): readonly Problem[] {
  const texts = Object.entries(value.text);
  const doubts = [
    ...texts.flatMap(([language, { body }]) => bodyDoubts(['text', language, 'body'], body)),
    ...languageDoubts(texts),
    ...texts.flatMap(([language, { buttons = [] }]) => buttonDoubts(language, buttons)),
  ];
  return doubts.map(({ path, message }) => problem(path, message));
}

/**
 * Meta refuses too many parameters for the length of the text (2388293) and does not say how many those are: resellers
 * count that twice as many words and one more are enough.
 * https://support.maqsam.com/creating-whatsapp-templates-with-variables
 */
function bodyDoubts(path: TextFault['path'], body: string): readonly TextFault[] {
  const count = parametersOf(body).length;
  const words = withoutParameters(body).match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
  const enough = 2 * count + 1;
  if (count === 0 || words >= enough) return [];
  const message = `${words} words around ${count} parameters; Meta may find it too few, ${enough} are enough`;
  return [{ path, message }];
}

/** A tap on a label that is a word of consent would be taken for one. */
function buttonDoubts(
  language: string,
  buttons: NonNullable<TemplateEntry['text'][string]['buttons']>,
): readonly TextFault[] {
  return buttons.flatMap((button, index) => {
    const label = typeof button === 'string' ? button : '';
    const word = consentWord(label, { language });
    if (word === undefined) return [];
    const means =
      word.kind === 'stop' ? 'does not want to be written to any more' : 'wants to be written to again';
    const message = `'${label}' is a word by which somebody ${means}, also where they tap it`;
    return [{ path: ['text', language, 'buttons', index], message }];
  });
}
