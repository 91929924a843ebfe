import type { BubbleView } from '../control/phones-view.ts';
import { bubble, showStatus } from './bubble.ts';
import { dayName, midnight } from './days.ts';
import { element } from './element.ts';
import type { MessageTools } from './message-menu.ts';

/** The messages of one chat, as the page shows them. */
export interface ChatLog {
  /** Adds the message, or shows what it has become. */
  readonly show: (message: BubbleView) => void;
  readonly count: () => number;
  /** When the latest message came; 0 where there is none. */
  readonly latest: () => number;
  /** How many of the business came since. */
  readonly newsSince: (at: number) => number;
  /** Whether something of the business has arrived and was not read. */
  readonly hasUnread: () => boolean;
  readonly scrollToEnd: () => void;
}

interface ShownMessage {
  readonly item: HTMLLIElement;
  readonly message: BubbleView;
}

export function chatLog(chat: HTMLElement, list: HTMLElement, tools: MessageTools): ChatLog {
  const shown = new Map<string, ShownMessage>();
  const ofBusiness = (): readonly BubbleView[] =>
    Array.from(shown.values(), ({ message }) => message).filter(({ side }) => side === 'business');
  let latest = 0;
  const add = (message: BubbleView): void => {
    if (midnight(message.at) !== midnight(latest)) list.append(daySeparator(message.at));
    const item = bubble(message, tools);
    shown.set(message.id, { item, message });
    latest = message.at;
    list.append(item);
    dropOldest(shown);
  };
  const change = ({ item, message: before }: ShownMessage, message: BubbleView): void => {
    const same = JSON.stringify({ ...before, status: message.status }) === JSON.stringify(message);
    if (same) showStatus(item, message.status);
    const after = same ? item : bubble(message, tools);
    if (!same) item.replaceWith(after);
    shown.set(message.id, { item: after, message });
  };
  return {
    show(message) {
      const before = shown.get(message.id);
      if (before === undefined) add(message);
      else change(before, message);
    },
    count: () => shown.size,
    latest: () => latest,
    newsSince: (since) => ofBusiness().filter(({ at }) => at > since).length,
    hasUnread: () => ofBusiness().some(({ status }) => status === 'delivered'),
    scrollToEnd: keepAtEnd(chat, list),
  };
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

/** Stays at the end while somebody is there, also when a picture arrives later than its message. Goes there when it is called. */
function keepAtEnd(chat: HTMLElement, list: HTMLElement): () => void {
  let isAtEnd = true;
  const toEnd = (): void => {
    isAtEnd = true;
    chat.scrollTop = chat.scrollHeight;
  };
  chat.addEventListener('scroll', () => {
    isAtEnd = chat.scrollHeight - chat.scrollTop - chat.clientHeight < 40;
  });
  new ResizeObserver(() => {
    if (isAtEnd) toEnd();
  }).observe(list);
  return toEnd;
}

function daySeparator(at: number): HTMLLIElement {
  return element('li', 'day', element('span', '', dayName(at, Date.now())));
}
