import { lengthOf } from '#domain/outbound/template-text';
import type { Refusal } from '../graph/graph-answer.ts';
import { type UsedMedia, usedMedia } from '../messages/media-content.ts';
import { type Shown, shownMedia } from '../messages/shown.ts';
import type { TemplateContent } from '../messages/template-content.ts';
import { wrongButtons } from './button-check.ts';
import { fillText, wrongText } from './parameter-check.ts';
import { templateTaps } from './template-taps.ts';
import { type KnownTemplate, buttonsOf, partOf } from './template.ts';

export type CheckedTemplate =
  | {
      readonly kind: 'shown';
      readonly shown: Shown;
      readonly template: KnownTemplate;
      readonly media: readonly UsedMedia[];
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Fills the template in, or says what Meta would say: lookup first, then parameters, then length. */
export function checkTemplate(
  content: TemplateContent,
  find: (name: string, language: string) => KnownTemplate | undefined,
): CheckedTemplate {
  const { name, language, components = [] } = content;
  const template = find(name, language.code);
  if (template === undefined)
    return refuse(132001, `template name (${name}) does not exist in ${language.code}`);
  const refusal =
    notSendable(template) ??
    wrongParameters(template, components) ??
    wrongButtons(buttonsOf(template), components);
  if (refusal !== undefined) return { kind: 'refused', refusal };
  const shown = shownOf(template, components);
  if (lengthOf(shown.body) > 1_024)
    return refuse(132005, 'body: longer than 1024 characters when it is filled in');
  if (lengthOf(shown.header ?? '') > 60)
    return refuse(132005, 'header: longer than 60 characters when it is filled in');
  return { kind: 'shown', shown, template, media: mediaOf(components) };
}

type Components = NonNullable<TemplateContent['components']>;

function notSendable({ name, language, status }: KnownTemplate): Refusal | undefined {
  switch (status) {
    case 'APPROVED':
      return undefined;
    case 'PAUSED':
      return { code: 132015, details: `template ${name} is paused due to low quality` };
    case 'DISABLED':
      return { code: 132016, details: `template ${name} was paused too many times` };
    default:
      return { code: 132001, details: `template name (${name}) is not approved in ${language}` };
  }
}

function wrongParameters(template: KnownTemplate, components: Components): Refusal | undefined {
  return (
    wrongHeader(template, components) ??
    wrongText(bodyOf(template), parametersFor(components, 'body'), asked(template, 'body'))
  );
}

function asked({ parameter_format: format = 'POSITIONAL' }: KnownTemplate, component: 'header' | 'body') {
  return { component, format };
}

/** A text header takes its one parameter, a media header its one file. */
function wrongHeader(template: KnownTemplate, components: Components): Refusal | undefined {
  const header = partOf(template, 'HEADER');
  const given = parametersFor(components, 'header');
  if (header === undefined || header.format === 'TEXT') {
    return wrongText(header?.text ?? '', given, asked(template, 'header'));
  }
  const [parameter, ...more] = given;
  const received = parameter?.type.toUpperCase() ?? 'UNKNOWN';
  if (received === header.format && more.length === 0) return undefined;
  return {
    code: 132012,
    details: `header: Format mismatch, expected ${header.format}, received ${received}`,
  };
}

function bodyOf(template: KnownTemplate): string {
  return partOf(template, 'BODY')?.text ?? '';
}

function parametersFor(components: Components, type: 'header' | 'body') {
  return components.flatMap((component) => (component.type === type ? (component.parameters ?? []) : []));
}

function shownOf(template: KnownTemplate, components: Components): Shown {
  const header = partOf(template, 'HEADER');
  const footer = partOf(template, 'FOOTER');
  const buttons = templateTaps(template, components);
  const [media] = parametersFor(components, 'header').flatMap((parameter) => shownMedia(parameter));
  const filled =
    header?.format === 'TEXT'
      ? fillText(header.text ?? '', parametersFor(components, 'header'))
      : header && header.format.charAt(0) + header.format.slice(1).toLowerCase();
  return {
    ...(filled !== undefined && { header: filled }),
    body: fillText(bodyOf(template), parametersFor(components, 'body')),
    ...(footer !== undefined && { footer: footer.text }),
    ...(buttons.length > 0 && { buttons }),
    ...(media !== undefined && { media }),
  };
}

function mediaOf(components: Components): readonly UsedMedia[] {
  return parametersFor(components, 'header').flatMap((parameter) => usedMedia(parameter, ['header']));
}

function refuse(code: number, details: string): CheckedTemplate {
  return { kind: 'refused', refusal: { code, details } };
}
