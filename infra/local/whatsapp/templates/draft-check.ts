import { lengthOf } from '#domain/outbound/template-text';
import type { Refusal } from '../graph/graph-answer.ts';
import { type TemplateButton, type TemplateDraft, buttonsOf, partOf, variablesOf } from './template.ts';

/**
 * Why Meta would not take a template into review: code 100, and what it is in the subcode.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/components
 */
export function wrongDraft(draft: TemplateDraft): Refusal | undefined {
  const found = [
    ...headerFaults(draft),
    ...bodyFaults(draft),
    ...footerFaults(draft),
    ...buttonFaults(draft),
  ];
  const [first] = found;
  return first && refusal(...first);
}

type Fault = readonly [subcode: number | undefined, said: string];

const tooLong = 2388040;

function headerFaults(draft: TemplateDraft): Fault[] {
  const header = partOf(draft, 'HEADER');
  if (header === undefined) return [];
  const { format, text = '' } = header;
  if (format !== 'TEXT')
    return header.example === undefined ? [[undefined, 'HEADER: a sample file is missing']] : [];
  return kept([
    [lengthOf(text) > 60, tooLong, 'HEADER: longer than 60 characters'],
    [text.trim() === '' || /[\n\r\t*_~`]/.test(text), 2388047, 'HEADER: one line of plain text'],
    [variablesOf(text).length > 1, 2388047, 'HEADER: more than one variable'],
    [
      variablesOf(text).length > 0 && header.example === undefined,
      undefined,
      'HEADER: a sample of its variable is missing',
    ],
  ]);
}

function bodyFaults(draft: TemplateDraft): Fault[] {
  const body = partOf(draft, 'BODY');
  const text = body?.text ?? '';
  const variables = variablesOf(text);
  const words = text.replace(/\{\{.*?\}\}/g, ' ').match(/[\p{L}\p{N}]+/gu) ?? [];
  return kept([
    [text.trim() === '', 2388072, 'BODY: a text is missing'],
    [lengthOf(text) > 1_024, tooLong, 'BODY: longer than 1024 characters'],
    [!wellNamed(draft, variables), 2388072, 'BODY: variables are {{1}}, {{2}} in order, or {{lower_snake}}'],
    [/^\s*\{\{|\}\}\s*$/.test(text), 2388299, 'BODY: a variable at the start or the end'],
    [/\}\}\s*\{\{/.test(text), 2388072, 'BODY: two variables side by side'],
    [words.length < variables.length * 2 + 1, 2388293, 'BODY: too many variables for its length'],
    [
      variables.length > 0 && body?.example === undefined,
      undefined,
      'BODY: samples of its variables are missing',
    ],
  ]);
}

function wellNamed({ parameter_format: format }: TemplateDraft, variables: readonly string[]): boolean {
  return format === 'NAMED'
    ? variables.every((name) => /^[a-z][a-z0-9_]*$/.test(name))
    : variables.every((name, index) => name === String(index + 1));
}

function footerFaults(draft: TemplateDraft): Fault[] {
  const { text } = partOf(draft, 'FOOTER') ?? { text: '-' };
  return kept([
    [lengthOf(text) > 60, tooLong, 'FOOTER: longer than 60 characters'],
    [text.trim() === '' || /[\n\r\t]|\{\{/.test(text), 2388073, 'FOOTER: one line of text without variables'],
  ]);
}

function buttonFaults(draft: TemplateDraft): Fault[] {
  const buttons = buttonsOf(draft);
  const most = { QUICK_REPLY: 10, URL: 2, PHONE_NUMBER: 1, COPY_CODE: 1 } as const;
  const count = (type: TemplateButton['type']) => buttons.filter((button) => button.type === type).length;
  const over = buttons.find(({ type }) => count(type) > most[type]);
  const runs = buttons.filter(
    ({ type }, index) => type === 'QUICK_REPLY' && buttons[index - 1]?.type !== 'QUICK_REPLY',
  );
  return kept([
    [buttons.length > 10, undefined, 'BUTTONS: more than 10'],
    [over !== undefined, undefined, `BUTTONS: too many of type ${over?.type}`],
    [runs.length > 1, undefined, 'BUTTONS: quick replies stand together'],
    [
      buttons.some(({ type, ...rest }) => type !== 'COPY_CODE' && longLabel(rest)),
      tooLong,
      'BUTTONS: a label longer than 25 characters',
    ],
    [
      buttons.some(wrongAddress),
      undefined,
      'BUTTONS: an address has at most 2000 characters and one variable, at its end, with a sample',
    ],
  ]);
}

function longLabel(button: object): boolean {
  return 'text' in button && typeof button.text === 'string' && lengthOf(button.text) > 25;
}

function wrongAddress(button: TemplateButton): boolean {
  if (button.type !== 'URL') return false;
  const { url } = button;
  const variable = /\{\{.*?\}\}/.exec(url);
  if (url.length > 2_000 || !/^https?:\/\//.test(url)) return true;
  return variable !== null && (!url.endsWith(variable[0]) || button.example === undefined);
}

function kept(
  rules: readonly (readonly [wrong: boolean, subcode: number | undefined, said: string])[],
): Fault[] {
  return rules.flatMap(([wrong, subcode, said]) => (wrong ? [[subcode, said] as const] : []));
}

function refusal(subcode: number | undefined, said: string): Refusal {
  return {
    code: 100,
    message: 'Invalid parameter',
    ...(subcode !== undefined && { subcode }),
    userTitle: 'The template cannot be taken',
    userMessage: said,
  };
}
