import { bodyLimit, fillTemplate, lengthOf, parametersOf } from '#domain/template-text';
import type { Template, TemplateText } from '#domain/workspace';
import type { Refusal } from './graph-answer.ts';
import type { SendRequest, TemplateComponent, TemplateParameter } from './send-request.ts';

/** What the phone shows. */
export type Shown = TemplateText;

export type TemplateStatus = 'APPROVED' | 'PAUSED' | 'DISABLED';

export interface KnownTemplate extends Template {
  readonly status: TemplateStatus;
}

export type CheckedTemplate =
  | { readonly kind: 'shown'; readonly shown: Shown; readonly category: Template['category'] }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Looks the template up and fills it in, or says what Meta would say: lookup first, then parameters, then length. */
export function checkTemplate(
  { name, language, components = [] }: SendRequest['template'],
  templates: ReadonlyMap<string, KnownTemplate>,
): CheckedTemplate {
  const template = templates.get(name);
  const text = textIn(template, language.code);
  if (template === undefined || text === undefined) {
    return refuse(132001, `template name (${name}) does not exist in ${language.code}`);
  }
  if (template.status === 'PAUSED') return refuse(132015, `template ${name} is paused due to low quality`);
  if (template.status === 'DISABLED') return refuse(132016, `template ${name} was paused too many times`);
  const given = components.flatMap((component) =>
    component.type === 'body' ? (component.parameters ?? []) : [],
  );
  const refusal = wrongComponents(components, text) ?? wrongNames(given, text) ?? wrongTexts(given);
  if (refusal !== undefined) return { kind: 'refused', refusal };
  const body = fillTemplate(
    text.body,
    given.map((parameter) => [parameter.parameter_name ?? '', textOf(parameter)]),
  );
  if (lengthOf(body) > bodyLimit)
    return refuse(132005, `body: the filled-in text is longer than ${bodyLimit} characters`);
  return { kind: 'shown', shown: { ...text, body }, category: template.category };
}

function textIn(template: Template | undefined, language: string): TemplateText | undefined {
  return template !== undefined && Object.hasOwn(template.text, language)
    ? template.text[language]
    : undefined;
}

/** Headers here take no parameters, and the only buttons are quick replies. */
function wrongComponents(components: readonly TemplateComponent[], text: TemplateText): Refusal | undefined {
  for (const { type, index, sub_type: subType, parameters = [] } of components) {
    if (type === 'header' && parameters.length > 0) return countRefusal('header', parameters.length, 0);
    if (type === 'button' && (subType === undefined || index === undefined)) {
      return { code: 131008, details: 'a button component needs sub_type and index' };
    }
    if (type === 'button' && Number(index) >= (text.buttons ?? []).length) {
      return { code: 131009, details: `Button at index ${index} does not exist in the template` };
    }
    if (parameters.some((parameter) => (parameter.type === 'payload') !== (type === 'button'))) {
      return { code: 132012, details: `${type}: a parameter has a type that this component does not take` };
    }
  }
  return undefined;
}

function wrongNames(given: readonly TemplateParameter[], text: TemplateText): Refusal | undefined {
  const expected = parametersOf(text.body);
  if (given.length !== expected.length) return countRefusal('body', given.length, expected.length);
  const names = given.map((parameter) => parameter.parameter_name);
  const unnamed = names.findIndex((name) => !name);
  if (unnamed >= 0)
    return { code: 100, details: `Parameter name is missing or empty at position ${unnamed}` };
  const missing = expected.find((name) => !names.includes(name));
  return missing === undefined ? undefined : { code: 100, details: `Parameter ${missing} is missing` };
}

function wrongTexts(given: readonly TemplateParameter[]): Refusal | undefined {
  const wrong = given.find((parameter) => /[\n\r\t]| {5}|^\s*$/.test(textOf(parameter)));
  if (wrong === undefined) return undefined;
  const details = `Param text of ${wrong.parameter_name} cannot be empty or have new-line/tab characters or more than 4 consecutive spaces`;
  return { code: 132018, details };
}

function textOf(parameter: TemplateParameter): string {
  switch (parameter.type) {
    case 'text':
      return parameter.text;
    case 'currency':
      return parameter.currency.fallback_value;
    case 'date_time':
      return parameter.date_time.fallback_value;
    case 'payload':
      return parameter.payload;
  }
}

function countRefusal(component: string, given: number, expected: number): Refusal {
  const details = `${component}: number of localizable_params (${given}) does not match the expected number of params (${expected})`;
  return { code: 132000, details };
}

function refuse(code: number, details: string): CheckedTemplate {
  return { kind: 'refused', refusal: { code, details } };
}
