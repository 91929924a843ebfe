import type { LinkButton, MediaHeader, ReplyButtons, ReplyList, TextHeader } from './outbound.ts';
import {
  countFaults,
  type Faults,
  idFaults,
  linkFaults,
  mediaFaults,
  textFaults,
  twiceFaults,
} from './outbound-fault.ts';
import { lineLimit } from './template-text.ts';

/** Meta's page on lists says 4,096, its OpenAPI 1,024: what keeps to the smaller one is taken by both. */
const bodyLimit = 1_024;
const labelLimit = 20;

/**
 * What of an interactive message Meta would refuse.
 * https://developers.facebook.com/docs/whatsapp/cloud-api/messages/interactive-list-messages
 */
export function interactiveFaults(content: ReplyButtons | ReplyList | LinkButton): Faults {
  return [
    ...headerFaults(content.header),
    ...textFaults('body', content.body, bodyLimit),
    ...textFaults('footer', content.footer, lineLimit),
    ...actionFaults(content),
  ];
}

function headerFaults(header: TextHeader | MediaHeader | undefined): Faults {
  if (header === undefined) return [];
  return header.kind === 'text'
    ? textFaults('header', header.text, lineLimit)
    : mediaFaults('header', header.media);
}

function actionFaults(content: ReplyButtons | ReplyList | LinkButton): Faults {
  switch (content.kind) {
    case 'buttons':
      return buttonsFaults(content);
    case 'list':
      return listFaults(content);
    case 'link':
      return [...textFaults('label', content.label, labelLimit), ...linkFaults('url', content.url)];
  }
}

function buttonsFaults({ buttons }: ReplyButtons): Faults {
  return [
    ...countFaults('buttons', buttons, 3),
    ...buttons.flatMap(({ id, title }, index) => [
      ...idFaults(`buttons[${index}].id`, id, 256),
      ...textFaults(`buttons[${index}].title`, title, labelLimit),
    ]),
    ...twiceFaults(
      'buttons.id',
      buttons.map(({ id }) => id),
    ),
    ...twiceFaults(
      'buttons.title',
      buttons.map(({ title }) => title),
    ),
  ];
}

function listFaults({ opener, sections }: ReplyList): Faults {
  const rows = sections.flatMap((section) => section.rows);
  return [
    ...textFaults('opener', opener, labelLimit),
    ...countFaults('sections', sections, 10),
    ...sections.flatMap(({ title }, index) =>
      textFaults(`sections[${index}].title`, sections.length > 1 ? (title ?? '') : title, 24),
    ),
    ...sections.flatMap((section, index) => countFaults(`sections[${index}].rows`, section.rows, 10)),
    ...countFaults('rows', rows, 10),
    ...rows.flatMap(({ id, title, description }, index) => [
      ...idFaults(`rows[${index}].id`, id, 200),
      ...textFaults(`rows[${index}].title`, title, 24),
      ...textFaults(`rows[${index}].description`, description, 72),
    ]),
    ...twiceFaults(
      'rows.id',
      rows.map(({ id }) => id),
    ),
  ];
}
