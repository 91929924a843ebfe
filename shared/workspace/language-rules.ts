import { parametersOf } from '#domain/outbound/template-text';
import type { TemplateText } from '#domain/workspace';

import { kindsOf } from './button-rules.ts';
import type { TextFault } from './text-fault.ts';

type Texts = readonly (readonly [language: string, text: TemplateText])[];

/** The parameters of one text of a template, those of its body first. */
export function parametersOfText({ header = '', body, buttons = [] }: TemplateText): readonly string[] {
  const urls = buttons.flatMap((button) => (typeof button === 'string' ? [] : [button.url]));
  return [...new Set([body, header, ...urls].flatMap(parametersOf))];
}

/** In what the languages of a template differ and must not: a route fills in any of them with the same texts. */
export function languageFaults(texts: Texts): TextFault[] {
  return differences(texts, (first, other) => [
    ...parameterFaults(first, other),
    ...(hasAddress(first) || hasAddress(other) ? buttonFaults(first, other) : []),
  ]);
}

/** In what they differ and may: it is hardly meant. */
export function languageDoubts(texts: Texts): TextFault[] {
  return differences(texts, (first, other) =>
    hasAddress(first) || hasAddress(other) ? [] : buttonFaults(first, other),
  );
}

interface Difference {
  readonly part: 'body' | 'buttons';
  readonly says: string;
  readonly rule: string;
}

function differences(
  [first, ...others]: Texts,
  compare: (first: TemplateText, other: TemplateText) => readonly Difference[],
): TextFault[] {
  if (first === undefined) return [];
  return others.flatMap(([language, text]) =>
    compare(first[1], text).map(({ part, says, rule }) => ({
      path: ['text', language, ...(text[part] === undefined ? [] : [part])],
      message: `${says}, unlike ${first[0]}; ${rule}`,
    })),
  );
}

function parameterFaults(first: TemplateText, other: TemplateText): readonly Difference[] {
  const wanted = parametersOfText(first);
  const found = parametersOfText(other);
  const missing = wanted.filter((name) => !found.includes(name));
  const extra = found.filter((name) => !wanted.includes(name));
  const differing = [
    ...missing.map((name) => `lacks {{${name}}}`),
    ...extra.map((name) => `has {{${name}}}`),
  ];
  if (differing.length === 0) return [];
  return [{ part: 'body', says: differing.join(', '), rule: 'all languages have the same parameters' }];
}

function buttonFaults(first: TemplateText, other: TemplateText): readonly Difference[] {
  const wanted = kindsOf(first.buttons);
  const found = kindsOf(other.buttons);
  if (wanted.length === found.length && wanted.every((kind, index) => kind === found[index])) return [];
  const says = found.length === 0 ? 'has no buttons' : `has ${found.join(', ')}`;
  return [{ part: 'buttons', says, rule: 'all languages have the same buttons in the same order' }];
}

function hasAddress({ buttons = [] }: TemplateText): boolean {
  return buttons.some((button) => typeof button !== 'string');
}
