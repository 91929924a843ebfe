import { parametersOf } from '#domain/template-text';

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
