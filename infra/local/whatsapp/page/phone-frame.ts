import type { PhoneOwner } from '../control/phones-view.ts';
import { element } from './element.ts';

/** The phone itself: its owner, its top line and the room for a chat. */
export function phoneFrame({ id, name, digits }: PhoneOwner, business: string) {
  const title = element('h2', 'owner-name', element('bdi', '', name));
  title.id = `name-${id}`;
  const unread = unreadMark();
  const list = element('ol', 'chat-list');
  const chat = element('div', 'chat', list);
  chat.tabIndex = 0;
  chat.role = 'log';
  chat.ariaLabel = `Messages of ${name}`;
  const kind = element('p', 'chat-kind');
  const top = element(
    'div',
    'chat-top',
    element('span', 'chat-sign', element('span', 'quipu')),
    element('div', 'chat-who', element('p', 'chat-business', business), kind),
    unread,
  );
  const number = element('p', 'owner-digits', `••• ${digits}`);
  const screen = element('div', 'screen', top, chat);
  const root = element('article', 'phone', element('header', 'owner', initials(name), title, number), screen);
  root.id = `phone-${id}`;
  root.setAttribute('aria-labelledby', title.id);
  return { root, screen, chat, list, unread, kind, top };
}

/** Among the people at the top of the page: leads to the phone. */
export function phoneEntry({ id, name }: PhoneOwner, chat: HTMLElement) {
  const badge = unreadMark();
  const link = element('a', 'person', initials(name), element('bdi', '', name), badge);
  link.href = `#phone-${id}`;
  link.addEventListener('click', () => chat.focus({ preventScroll: true }));
  return { entry: element('li', '', link), badge };
}

function unreadMark(): HTMLElement {
  const mark = element('span', 'unread');
  mark.role = 'img';
  return mark;
}

function initials(name: string): HTMLElement {
  const words = name.split(/\s+/).filter(Boolean);
  const [first = '', last = ''] = [words[0], words.length > 1 ? words.at(-1) : ''].map((word) =>
    Array.from(word ?? '')
      .slice(0, 1)
      .join(''),
  );
  const made = element('span', 'initials', (first + last).toLocaleUpperCase());
  made.ariaHidden = 'true';
  return made;
}
