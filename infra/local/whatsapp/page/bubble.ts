import type { BubbleView } from '../control/phones-view.ts';
import { element } from './element.ts';
import { type Piece, formatted } from './formatting.ts';
import { messageButtons } from './message-buttons.ts';
import { messageMedia } from './message-media.ts';
import { type MessageTools, messageMenu } from './message-menu.ts';

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });

const told: { readonly [S in BubbleView['status']]: string } = {
  accepted: 'On its way',
  sent: 'Sent',
  delivered: 'Delivered',
  read: 'Read',
  played: 'Played',
  failed: 'Not delivered',
};

/** One message as a phone shows it, with what can be done about it. */
export function bubble(message: BubbleView, tools: MessageTools): HTMLLIElement {
  const { side, note, status } = message;
  if (note === 'system') return element('li', 'day', element('span', '', message.body));
  const row = element('div', 'message-row', paperOf(message, tools));
  if (note === undefined) row.append(messageMenu(message, tools));
  const item = element('li', `message is-${side}`, row);
  const reactions = message.reactions.map((emoji) => element('span', 'reaction', emoji));
  if (reactions.length > 0) item.append(element('p', 'reactions', ...reactions));
  item.append(...messageButtons(message, tools.act));
  item.dataset['status'] = status;
  return item;
}

function paperOf(message: BubbleView, { act }: MessageTools): HTMLElement {
  const { header, body, footer, quote, media, edited, note } = message;
  const paper = element('div', note === 'revoked' ? 'bubble is-revoked' : 'bubble');
  if (quote !== undefined) paper.append(quoteOf(quote));
  paper.append(...messageMedia(message, act));
  const isNamed = header !== undefined && !(media?.kind === 'document' && media.file !== undefined);
  if (isNamed && (media === undefined || media.kind === 'document')) {
    paper.append(paragraph('bubble-header', [header]));
  }
  if (body !== '') paper.append(paragraph('bubble-body', formatted(body).map(nodeOf)));
  const last = element('div', 'bubble-last');
  if (footer !== undefined) last.append(paragraph('bubble-footer', [footer]));
  const time = element('p', 'bubble-time', edited === true ? 'Edited ' : '', timeOf(message.at));
  time.append(ticks(message.status));
  last.append(time);
  paper.append(last);
  return paper;
}

function quoteOf({ side, text }: NonNullable<BubbleView['quote']>): HTMLElement {
  return element(
    'blockquote',
    `bubble-quote is-${side}`,
    paragraph('quote-text', formatted(text).map(nodeOf)),
  );
}

/** Shows how far a message has come. */
export function showStatus(item: HTMLLIElement, status: BubbleView['status']): void {
  item.querySelector('.ticks')?.replaceWith(ticks(status));
  item.dataset['status'] = status;
}

function ticks(status: BubbleView['status']): HTMLElement {
  const mark = element('span', 'ticks');
  mark.dataset['status'] = status;
  mark.role = 'img';
  mark.ariaLabel = told[status];
  mark.title = told[status];
  return mark;
}

function timeOf(at: number): HTMLTimeElement {
  const time = element('time', '', clock.format(at));
  time.dateTime = new Date(at).toISOString();
  return time;
}

function paragraph(className: string, content: readonly (Node | string)[]): HTMLParagraphElement {
  const made = element('p', className, ...content);
  made.dir = 'auto';
  return made;
}

function nodeOf(piece: Piece): Node | string {
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'bold':
      return element('strong', '', ...piece.pieces.map(nodeOf));
    case 'italic':
      return element('em', '', ...piece.pieces.map(nodeOf));
    case 'strike':
      return element('s', '', ...piece.pieces.map(nodeOf));
    case 'mono':
      return element('code', '', piece.text);
    case 'link':
      return linkTo(piece.url);
  }
}

function linkTo(url: string): HTMLAnchorElement {
  const link = element('a', '', url);
  link.href = url;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  return link;
}
