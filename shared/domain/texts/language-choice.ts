import type { Template, TemplateText } from '../workspace.ts';

/**
 * The text in which a template can be sent to somebody who reads `wanted`: in that language, else in another
 * spelling of it (`pt_PT` for `pt_BR`), else in the branch's. Meta itself falls back to nothing (error 132001).
 */
export function textFor(
  template: Template,
  wanted: string,
  branch: string,
): { readonly language: string; readonly text: TemplateText } | undefined {
  const texts = Object.entries(template.text);
  const base = (code: string) => code.split('_')[0];
  const found =
    texts.find(([code]) => code === wanted) ??
    texts.find(([code]) => base(code) === base(wanted)) ??
    texts.find(([code]) => code === branch) ??
    texts.find(([code]) => base(code) === base(branch));
  return found && { language: found[0], text: found[1] };
}
