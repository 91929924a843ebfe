import type { ButtonParameter, TemplateContent, TextParameter } from '#domain/outbound/outbound';
import { mediaObject } from './media-object.ts';

/** The `template` of a message. https://developers.facebook.com/docs/whatsapp/cloud-api/guides/send-message-templates */
export function template({ name, language, header, body, buttons = [] }: TemplateContent): object {
  const components = [
    ...(header === undefined ? [] : [{ type: 'header', parameters: [headerParameter(header)] }]),
    ...(body.length === 0 ? [] : [{ type: 'body', parameters: body.map(textParameter) }]),
    ...buttons.map(button),
  ];
  // A template without parameters is refused when it comes with an empty component.
  return { name, language: { code: language }, ...(components.length > 0 && { components }) };
}

function headerParameter(header: NonNullable<TemplateContent['header']>): object {
  if (header.kind === 'text') return textParameter(header.parameter);
  return { type: header.kind, [header.kind]: mediaObject(header) };
}

function textParameter(parameter: TextParameter): object {
  if (typeof parameter === 'string') return { type: 'text', text: parameter };
  const [name, text] = parameter;
  return { type: 'text', parameter_name: name, text };
}

/** Meta's examples write the index as a text. */
function button(parameter: ButtonParameter): object {
  const which = { type: 'button', index: String(parameter.index) };
  return parameter.kind === 'quick-reply'
    ? { ...which, sub_type: 'quick_reply', parameters: [{ type: 'payload', payload: parameter.payload }] }
    : { ...which, sub_type: 'url', parameters: [{ type: 'text', text: parameter.suffix }] };
}
