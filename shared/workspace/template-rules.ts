import { bodyLimit, lengthOf, lineLimit } from '#domain/outbound/template-text';
import type { TemplateText } from '#domain/workspace';

import { buttonFaults } from './button-rules.ts';
import type { Entry } from './entries.ts';
import { languageFaults, parametersOfText } from './language-rules.ts';
import type { Problem } from './problem.ts';
import type { TemplateEntry } from './schema.ts';
import { faultsAt, isMisspelt, lineFaults, misspelt, type TextFault } from './text-fault.ts';

/**
 * What Meta would refuse a template for, said before it is submitted.
 * https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates/components
 */
export function templateProblems(entry: Entry<TemplateEntry>): readonly Problem[] {
  const texts = Object.entries(entry.value.text);
  if (texts.length === 0) return [entry.problem(['text'], 'write the text in at least one language')];
  const faults = texts.flatMap(([language, text]) =>
    textFaults(text).map(({ path, message }) => ({ path: ['text', language, ...path], message })),
  );
  return [...faults, ...languageFaults(texts)].map(({ path, message }) => entry.problem(path, message));
}

/** The parameters of a template, those of its body first. All its languages have the same. */
export function parametersOfTemplate(template: TemplateEntry): readonly string[] {
  return [...new Set(Object.values(template.text).flatMap(parametersOfText))];
}

function textFaults({ header, body, footer, buttons }: TemplateText): TextFault[] {
  return [
    ...bodyFaults(body),
    ...lineFaults(['header'], header, { limit: lineLimit, parameters: 1 }),
    ...lineFaults(['footer'], footer, { limit: lineLimit, parameters: 0 }),
    ...buttonFaults(buttons),
  ];
}

function bodyFaults(body: string): TextFault[] {
  return faultsAt(
    ['body'],
    [
      body.trim() === '' && 'write a text',
      lengthOf(body) > bodyLimit && `${lengthOf(body)} characters; at most ${bodyLimit}`,
      isMisspelt(body) && misspelt,
      /^\s*\{\{|\}\}\s*$/.test(body) &&
        'a parameter may not stand at the start or the end; put some words around it',
      /\}\}\s*\{\{/.test(body) && 'two parameters may not stand side by side; put a word between them',
    ],
  );
}
