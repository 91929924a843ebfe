import type { Message } from '../messages/message.ts';
import type { LinkButton, OutboundContent, TextContent } from './outbound.ts';
import { fixedPart, textInForce } from './text-in-force.ts';
import { fillTemplate, lengthOf, parametersOf } from './template-text.ts';
import type { TemplateText, UrlButton, Workspace } from '../workspace.ts';
import { urlSuffix } from './url-suffix.ts';

/** A label of a button in free text may be shorter than in a template. Characters. */
const labelLimit = 20;

/**
 * The message in free text, to be read as the template would be: for a person who wrote within the window. Undefined
 * where free text cannot show it: quick replies, whose taps must come back as those of a template, and more than one
 * address.
 */
export function freeContent(
  message: Pick<Message, 'template' | 'language' | 'parameters'>,
  workspace: Pick<Workspace, 'templates'>,
): Extract<OutboundContent, TextContent | LinkButton> | undefined {
  const { parameters } = message;
  const text = textInForce(message, workspace);
  if (text === undefined) return undefined;
  const shown = textsOf(text, parameters);
  const [button, ...others] = text.buttons ?? [];
  if (button === undefined) return plainText(shown);
  if (others.length > 0 || typeof button === 'string' || lengthOf(button.text) > labelLimit) return undefined;
  const { header, ...around } = shown;
  return {
    kind: 'link',
    ...(header !== undefined && { header: { kind: 'text', text: header } }),
    ...around,
    label: button.text,
    url: addressOf(button, new Map(parameters)),
  };
}

/** A template's texts as a person reads them. */
export function textsOf(
  { header, body, footer }: TemplateText,
  parameters: Message['parameters'],
): Pick<TemplateText, 'header' | 'body' | 'footer'> {
  return {
    ...(header !== undefined && { header: fillTemplate(header, parameters) }),
    body: fillTemplate(body, parameters),
    ...(footer !== undefined && { footer }),
  };
}

/** WhatsApp's own marks stand for what a template would set apart: bold above, italics below. */
function plainText({ header, body, footer }: ReturnType<typeof textsOf>): TextContent {
  const lines = [header && `*${header}*`, body, footer && `_${footer}_`];
  return { kind: 'text', body: lines.filter((line) => line).join('\n') };
}

function addressOf(button: UrlButton, values: ReadonlyMap<string, string>): string {
  const fixed = fixedPart(button);
  const [name] = parametersOf(button.url);
  return name === undefined ? fixed : fixed + urlSuffix(fixed, values.get(name) ?? '');
}
