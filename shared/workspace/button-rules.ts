import { parametersOf, urlLimit } from '#domain/outbound/template-text';
import type { TemplateButton, UrlButton } from '#domain/workspace';

import type { Path } from './problem.ts';
import { faultsAt, isMisspelt, lineFaults, misspelt, type TextFault } from './text-fault.ts';

/**
 * What Meta would refuse a template's buttons for.
 * https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates/components#buttons
 */
export function buttonFaults(buttons: readonly TemplateButton[] | undefined): TextFault[] {
  if (buttons === undefined) return [];
  const labels = buttons.map(labelOf);
  const urls = buttons.filter((button) => typeof button !== 'string').length;
  return [
    ...faultsAt(
      ['buttons'],
      [
        buttons.length === 0 && 'write at least one button or leave it out',
        buttons.length > 10 && `${buttons.length} buttons; at most 10`,
        urls > 2 && `${urls} buttons with an address; at most 2`,
        !isGrouped(buttons) && 'put the quick replies together, before or after the buttons with an address',
      ],
    ),
    ...buttons.flatMap((button, index) => oneButtonFaults(['buttons', index], button)),
    ...labels.flatMap((label, index) =>
      faultsAt(['buttons', index], [labels.indexOf(label) < index && `two buttons say '${label}'`]),
    ),
  ];
}

/** What a button does, and with which parameter, whatever it says: the same in all languages. */
export function kindsOf(buttons: readonly TemplateButton[] = []): readonly string[] {
  return buttons.map((button) =>
    typeof button === 'string' ? 'a quick reply' : ['an address', ...parametersOf(button.url)].join(' with '),
  );
}

function labelOf(button: TemplateButton): string {
  return typeof button === 'string' ? button : button.text;
}

function oneButtonFaults(path: Path, button: TemplateButton): TextFault[] {
  const label = { limit: 25, parameters: 0 } as const;
  if (typeof button === 'string') return lineFaults(path, button, label);
  return [...lineFaults([...path, 'text'], button.text, label), ...urlFaults([...path, 'url'], button)];
}

function urlFaults(path: Path, { url }: UrlButton): TextFault[] {
  const [fixed = '', ...after] = url.split(/(?=\{\{)/);
  const host = /^https?:\/\/[^\s/?#]+/.exec(fixed)?.[0];
  return faultsAt(path, [
    host === undefined && 'write an address that begins with https:// or http://',
    /\s/.test(url) && 'an address has no blanks',
    url.length > urlLimit && `${url.length} characters; at most ${urlLimit}`,
    isMisspelt(url) && misspelt,
    after.length > 1 && `${after.length} parameters; at most one`,
    after.length === 1 && !url.endsWith('}}') && 'the parameter stands at the end',
    // Otherwise whoever fills it in could choose another host.
    after.length > 0 && host === fixed && 'the parameter stands behind the host, after a / or ?',
  ]);
}

/** At most one change from quick replies to the others, or back. */
function isGrouped(buttons: readonly TemplateButton[]): boolean {
  const kinds = buttons.map((button) => typeof button);
  return kinds.filter((kind, index) => index > 0 && kind !== kinds[index - 1]).length <= 1;
}
