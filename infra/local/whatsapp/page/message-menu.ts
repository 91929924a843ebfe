import type { BubbleView } from '../control/phones-view.ts';
import type { Act } from './act.ts';
import { element } from './element.ts';
import { type MenuItem, openMenu } from './menu.ts';
import { askLine } from './sheet.ts';

/** What a message's menu reaches. */
export interface MessageTools {
  readonly act: Act;
  /** Begins an answer that quotes the message. */
  readonly quote: (message: BubbleView) => void;
}

const emojis = ['👍', '❤️', '🙏'];

/** The button beside a message, with what can be done about it. */
export function messageMenu(message: BubbleView, tools: MessageTools): HTMLElement {
  const button = element('button', 'message-more', '⋯');
  button.type = 'button';
  button.ariaLabel = 'About this message';
  button.ariaHasPopup = 'menu';
  button.addEventListener('click', () => openMenu(button, 'About this message', itemsOf(message, tools)));
  return button;
}

function itemsOf(message: BubbleView, { act, quote }: MessageTools): readonly MenuItem[] {
  const { id, side, body, media, reactions } = message;
  const react = (emoji?: string) => () =>
    void act({ does: 'react', message: id, ...(emoji !== undefined && { emoji }) });
  const answer = { label: 'Reply', act: () => quote(message) };
  const reacting = emojis.map((emoji) => ({ label: `React ${emoji}`, act: react(emoji) }));
  const unreact = reactions.length === 0 ? [] : [{ label: 'Take the reaction back', act: react() }];
  if (side === 'business') return [answer, ...reacting, ...unreact];
  const edit = {
    label: 'Edit',
    act: () =>
      askLine(
        { title: 'Edit the message', label: 'Text', value: body, button: 'Save' },
        (text) => void act({ does: 'edit', message: id, text }),
      ),
  };
  const revoke = { label: 'Delete for everyone', act: () => void act({ does: 'revoke', message: id }) };
  return [answer, ...reacting, ...unreact, ...(media === undefined ? [edit] : []), revoke];
}
