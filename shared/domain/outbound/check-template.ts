import type { ButtonParameter, TemplateContent, TextParameter } from './outbound.ts';
import {
  countFaults,
  type Faults,
  mediaFaults,
  shapeFaults,
  textFaults,
  twiceFaults,
} from './outbound-fault.ts';
import { parameterLimit } from './sanitise.ts';
import { lineLimit, urlLimit } from './template-text.ts';

/** Meta documents none for a payload, resellers tell of 128 to 256. */
const payloadLimit = 128;

/**
 * What of a template message Meta would refuse, as far as the message itself shows it. Lengths with the fixed text
 * around the parameters are looked at when it is planned.
 * https://developers.facebook.com/docs/whatsapp/cloud-api/guides/send-message-templates
 */
export function templateFaults({ name, language, header, body, buttons = [] }: TemplateContent): Faults {
  return [
    ...shapeFaults('name', name, /^[a-z0-9_]{1,512}$/),
    ...textFaults('language', language, 16),
    ...headerFaults(header),
    ...parametersFaults(body),
    ...buttonsFaults(buttons),
  ];
}

function headerFaults(header: TemplateContent['header']): Faults {
  if (header === undefined) return [];
  if (header.kind === 'text') return parameterFaults('header', header.parameter, lineLimit);
  return mediaFaults('header', header.media);
}

/** All of them have names, or none has. */
function parametersFaults(body: readonly TextParameter[]): Faults {
  const names = body.flatMap((parameter) => (typeof parameter === 'string' ? [] : [parameter[0]]));
  const mixed = names.length > 0 && names.length < body.length;
  return [
    ...(mixed ? [{ at: 'body', says: 'not-allowed' } as const] : []),
    ...twiceFaults('body', names),
    ...body.flatMap((parameter, index) => parameterFaults(`body[${index}]`, parameter, parameterLimit)),
  ];
}

function parameterFaults(at: string, parameter: TextParameter, limit: number): Faults {
  const [name, text] = typeof parameter === 'string' ? [undefined, parameter] : parameter;
  return [
    ...(name === undefined ? [] : shapeFaults(`${at}.name`, name, /^[a-z0-9_]+$/)),
    ...textFaults(at, text, limit),
    ...shapeFaults(at, text, /^(?!.*(?:[\n\r\t]| {5}))/s),
  ];
}

function buttonsFaults(buttons: readonly ButtonParameter[]): Faults {
  if (buttons.length === 0) return [];
  const urls = buttons.filter(({ kind }) => kind === 'url');
  return [
    ...countFaults('buttons', buttons, 10),
    ...(urls.length > 2 ? [{ at: 'buttons', says: 'too-many' } as const] : []),
    ...twiceFaults(
      'buttons',
      buttons.map(({ index }) => index),
    ),
    ...buttons.flatMap((button, place) => buttonFaults(`buttons[${place}]`, button)),
  ];
}

function buttonFaults(at: string, button: ButtonParameter): Faults {
  const index = shapeFaults(`${at}.index`, String(button.index), /^[0-9]$/);
  if (button.kind === 'quick-reply') {
    return [...index, ...textFaults(`${at}.payload`, button.payload, payloadLimit)];
  }
  const encoded = /^(?:[\w.~!$&'()*+,;=:@/?#[\]-]|%[0-9A-Fa-f]{2})*$/;
  return [
    ...index,
    ...textFaults(`${at}.suffix`, button.suffix, urlLimit),
    ...shapeFaults(`${at}.suffix`, button.suffix, encoded),
  ];
}
