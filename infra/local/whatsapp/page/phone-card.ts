import type { BubbleView, PhoneOwner } from '../phones-view.ts';
import { bubble, showStatus } from './bubble.ts';
import { dayName, midnight } from './days.ts';
import { element } from './element.ts';

/** One phone on the page, with the chat of the business in it. */
export interface PhoneCard {
  readonly root: HTMLElement;
  /** Entry among the people at the top, which leads to the phone. */
  readonly entry: HTMLElement;
  readonly messageCount: () => number;
  /** When the latest message came; 0 where there is none. */
  readonly latest: () => number;
  /** Adds the message, or shows how far it has come. */
  readonly show: (message: BubbleView) => void;
  readonly showUnread: (since: number) => number;
  /** Whether somebody reads in it now. */
  readonly isOpen: () => boolean;
  readonly scrollToEnd: () => void;
}

export function phoneCard(owner: PhoneOwner, business: string, onOpen: () => void): PhoneCard {
  const { root, chat, list, unread } = frame(owner, business);
  const { entry, badge } = entryOf(owner, chat);
  const shown = new Map<string, ShownMessage>();
  root.addEventListener('focusin', onOpen);
  root.addEventListener('click', onOpen);

  const scrollToEnd = (): void => chat.scrollTo({ top: chat.scrollHeight });
  let latest = 0;
  const add = (message: BubbleView): void => {
    const atEnd = chat.scrollHeight - chat.scrollTop - chat.clientHeight < 40;
    if (midnight(message.at) !== midnight(latest)) list.append(daySeparator(message.at));
    const item = bubble(message);
    shown.set(message.id, { item, at: message.at });
    latest = message.at;
    list.append(item);
    dropOldest(shown);
    if (atEnd) scrollToEnd();
  };
  return {
    root,
    entry,
    messageCount: () => shown.size,
    latest: () => latest,
    show(message) {
      const before = shown.get(message.id);
      if (before === undefined) add(message);
      else showStatus(before.item, message.status);
    },
    showUnread(since) {
      const count = [...shown.values()].filter(({ at }) => at > since).length;
      for (const mark of [unread, badge]) {
        mark.hidden = count === 0;
        mark.textContent = String(count);
        mark.ariaLabel = `${count} unread`;
      }
      root.classList.toggle('is-unread', count > 0);
      return count;
    },
    isOpen: () => document.hasFocus() && root.contains(document.activeElement),
    scrollToEnd,
  };
}

interface ShownMessage {
  readonly item: HTMLLIElement;
  readonly at: number;
}

/** As many as the simulator sends at the start; a flood does not fill the browser. */
const mostShown = 200;

function dropOldest(shown: Map<string, ShownMessage>): void {
  const [oldest] = shown;
  if (oldest === undefined || shown.size <= mostShown) return;
  const [id, { item }] = oldest;
  shown.delete(id);
  const { previousElementSibling: day, nextElementSibling: next } = item;
  item.remove();
  if (next?.className === 'day') day?.remove();
}

function frame({ id, name, digits }: PhoneOwner, business: string) {
  const title = element('h2', 'owner-name', element('bdi', '', name));
  title.id = `name-${id}`;
  const unread = unreadMark();
  const list = element('ol', 'chat-list');
  const chat = element('div', 'chat', list);
  chat.tabIndex = 0;
  chat.role = 'log';
  chat.ariaLabel = `Messages of ${name}`;
  const top = element(
    'div',
    'chat-top',
    element('span', 'chat-sign', element('span', 'quipu')),
    element(
      'div',
      'chat-who',
      element('p', 'chat-business', business),
      element('p', 'chat-kind', 'Business account'),
    ),
    unread,
  );
  const number = element('p', 'owner-digits', `••• ${digits}`);
  const root = element(
    'article',
    'phone',
    element('header', 'owner', initials(name), title, number),
    element('div', 'screen', top, chat),
  );
  root.id = `phone-${id}`;
  root.setAttribute('aria-labelledby', title.id);
  return { root, chat, list, unread };
}

function entryOf({ id, name }: PhoneOwner, chat: HTMLElement) {
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

function daySeparator(at: number): HTMLLIElement {
  return element('li', 'day', element('span', '', dayName(at, Date.now())));
}
