import type { Template, TemplateText, TemplateButton as WorkspaceButton } from '#domain/workspace';
import { type TemplateButton, type TemplateDraft, type TemplatePart, variablesOf } from './template.ts';

/** The templates of a workspace, one for each language, as they would be submitted to Meta. */
export function draftsOf(templates: readonly Template[]): readonly TemplateDraft[] {
  return templates.flatMap(({ id, category, text }) =>
    Object.entries(text).map(([language, said]) => ({
      name: id,
      language,
      category: category === 'utility' ? 'UTILITY' : 'MARKETING',
      parameter_format: 'NAMED',
      components: partsOf(said),
    })),
  );
}

function partsOf({ header, body, footer, buttons = [] }: TemplateText): TemplatePart[] {
  return [
    ...(header === undefined ? [] : [headerPart(header)]),
    { type: 'BODY', text: body, ...samples('body_text_named_params', body) },
    ...(footer === undefined ? [] : [{ type: 'FOOTER', text: footer } as const]),
    ...(buttons.length === 0 ? [] : [{ type: 'BUTTONS', buttons: buttons.map(buttonOf) } as const]),
  ];
}

function headerPart(text: string): TemplatePart {
  return { type: 'HEADER', format: 'TEXT', text, ...samples('header_text_named_params', text) };
}

/** A variable button of Meta's has its value at the end of the address, and always as a number. */
function buttonOf(button: WorkspaceButton): TemplateButton {
  if (typeof button === 'string') return { type: 'QUICK_REPLY', text: button };
  const { text, url } = button;
  const names = variablesOf(url);
  if (names.length === 0) return { type: 'URL', text, url };
  return { type: 'URL', text, url: url.replace(/\{\{\w+\}\}/, '{{1}}'), example: [url] };
}

function samples(field: string, text: string): { readonly example?: unknown } {
  const names = variablesOf(text);
  if (names.length === 0) return {};
  return { example: { [field]: names.map((name) => ({ param_name: name, example: name })) } };
}
