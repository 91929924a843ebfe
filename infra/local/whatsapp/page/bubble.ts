import type { BubbleView } from '../phones-view.ts';
import { element } from './element.ts';
import { type Piece, formatted } from './formatting.ts';

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });

const told: { readonly [S in BubbleView['status']]: string } = {
  accepted: 'On its way',
  sent: 'Sent',
  delivered: 'Delivered',
  failed: 'Not delivered',
};

/** One message as a phone shows it. */
export function bubble(message: BubbleView): HTMLLIElement {
  const { header, body, footer, buttons } = message;
  const paper = element('div', 'bubble');
  if (header !== undefined) paper.append(paragraph('bubble-header', [header]));
  paper.append(paragraph('bubble-body', formatted(body).map(nodeOf)));
  const last = element('div', 'bubble-last');
  if (footer !== undefined) last.append(paragraph('bubble-footer', [footer]));
  last.append(element('p', 'bubble-time', timeOf(message.at), ticks(message.status)));
  paper.append(last);
  const item = element('li', 'message', paper);
  if (buttons.length > 0) item.append(element('div', 'replies', ...buttons.map(reply)));
  return item;
}

/** Shows how far a message has come. */
export function showStatus(item: HTMLLIElement, status: BubbleView['status']): void {
  item.querySelector('.ticks')?.replaceWith(ticks(status));
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

function reply(label: string): HTMLButtonElement {
  const button = element('button', 'reply', element('bdi', '', label));
  button.type = 'button';
  button.ariaDisabled = 'true';
  return button;
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
