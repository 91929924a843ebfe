import type { BubbleView, PhoneOwner } from '../control/phones-view.ts';
import { actOn } from './act.ts';
import { chatLog } from './chat-log.ts';
import { composer } from './composer.ts';
import { phoneEntry, phoneFrame } from './phone-frame.ts';
import { phoneMenu } from './phone-menu.ts';

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
  readonly showSettings: (settings: PhoneOwner['settings']) => void;
  /** Reads what has arrived, if anything has not been read. */
  readonly read: () => void;
  /** Whether somebody reads in it now. */
  readonly isOpen: () => boolean;
  readonly scrollToEnd: () => void;
}

export function phoneCard(owner: PhoneOwner, business: string, onOpen: () => void): PhoneCard {
  const act = actOn(owner.id);
  let { settings } = owner;
  const { root, screen, chat, list, unread, kind, top } = phoneFrame(owner, business);
  const { entry, badge } = phoneEntry(owner, chat);
  const compose = composer(owner.name, act);
  top.append(phoneMenu(act, () => settings));
  screen.append(compose.root);
  root.addEventListener('focusin', onOpen);
  root.addEventListener('click', onOpen);

  const log = chatLog(chat, list, { act, quote: compose.quote });
  let reading = false;
  const showSettings = (next: PhoneOwner['settings']): void => {
    settings = next;
    root.classList.toggle('is-offline', !next.online);
    kind.textContent = next.online ? 'Business account' : 'This phone is offline';
  };
  showSettings(settings);
  return {
    root,
    entry,
    messageCount: log.count,
    latest: log.latest,
    show: log.show,
    showUnread(since) {
      const count = log.newsSince(since);
      for (const mark of [unread, badge]) {
        mark.hidden = count === 0;
        mark.textContent = String(count);
        mark.ariaLabel = `${count} unread`;
      }
      root.classList.toggle('is-unread', count > 0);
      return count;
    },
    showSettings,
    read() {
      if (reading || !settings.receipts || !log.hasUnread()) return;
      reading = true;
      void act({ does: 'read' }).finally(() => (reading = false));
    },
    isOpen: () => document.hasFocus() && root.contains(document.activeElement),
    scrollToEnd: log.scrollToEnd,
  };
}
