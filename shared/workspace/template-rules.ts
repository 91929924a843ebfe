import { bodyLimit, lengthOf, parametersOf } from '#domain/template-text';
import type { TemplateText } from '#domain/workspace';

import type { Entry } from './entries.ts';
import type { Path, Problem } from './problem.ts';
import type { TemplateEntry } from './schema.ts';

interface Fault {
  readonly path: Path;
  readonly message: string;
}

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

/** The parameters of a template. All its languages have the same. */
export function parametersOfTemplate(template: TemplateEntry): readonly string[] {
  return [...new Set(Object.values(template.text).flatMap((text) => parametersOf(text.body)))];
}

function textFaults(text: TemplateText): Fault[] {
  return [
    ...bodyFaults(text.body),
    ...lineFaults(['header'], text.header, 60),
    ...lineFaults(['footer'], text.footer, 60),
    ...buttonFaults(text.buttons),
  ];
}

function bodyFaults(body: string): Fault[] {
  const rest = body.replace(/\{\{[a-z][a-z0-9_]*\}\}/g, '');
  const said = [
    body.trim() === '' && 'write a text',
    lengthOf(body) > bodyLimit && `${lengthOf(body)} characters; at most ${bodyLimit}`,
    /\{\{|\}\}/.test(rest) && 'parameters are written {{lower_snake}}, without blanks',
    /^\s*\{\{|\}\}\s*$/.test(body) &&
      'a parameter may not stand at the start or the end; put some words around it',
    /\}\}\s*\{\{/.test(body) && 'two parameters may not stand side by side; put a word between them',
  ];
  return said.flatMap((message) => (typeof message === 'string' ? [{ path: ['body'], message }] : []));
}

function lineFaults(path: Path, text: string | undefined, limit: number): Fault[] {
  if (text === undefined) return [];
  const said = [
    text.trim() === '' && 'write a text or leave it out',
    lengthOf(text) > limit && `${lengthOf(text)} characters; at most ${limit}`,
    /[\n\r\t]/.test(text) && 'one line, without tabs',
    /\{\{|\}\}/.test(text) && 'no parameters here; only the body has them',
  ];
  return said.flatMap((message) => (typeof message === 'string' ? [{ path, message }] : []));
}

function buttonFaults(buttons: readonly string[] | undefined): Fault[] {
  if (buttons === undefined) return [];
  const path = ['buttons'];
  return [
    ...(buttons.length === 0 ? [{ path, message: 'write at least one button or leave it out' }] : []),
    ...(buttons.length > 10 ? [{ path, message: `${buttons.length} buttons; at most 10` }] : []),
    ...buttons.flatMap((label, index) => lineFaults([...path, index], label, 25)),
    ...buttons.flatMap((label, index) =>
      buttons.indexOf(label) < index
        ? [{ path: [...path, index], message: `two buttons say '${label}'` }]
        : [],
    ),
  ];
}

function languageFaults(texts: readonly (readonly [string, TemplateText])[]): Fault[] {
  const [first, ...others] = texts;
  if (first === undefined) return [];
  const wanted = parametersOf(first[1].body);
  return others.flatMap(([language, { body }]) => {
    const found = parametersOf(body);
    const missing = wanted.filter((name) => !found.includes(name));
    const extra = found.filter((name) => !wanted.includes(name));
    const differing = [
      ...missing.map((name) => `lacks {{${name}}}`),
      ...extra.map((name) => `has {{${name}}}`),
    ];
    if (differing.length === 0) return [];
    const message = `${differing.join(', ')}, unlike ${first[0]}; all languages have the same parameters`;
    return [{ path: ['text', language, 'body'], message }];
  });
}
