import type { BubbleView } from '../control/phones-view.ts';
import type { Act } from './act.ts';
import { element } from './element.ts';
import { openList } from './sheet.ts';

type ButtonView = BubbleView['buttons'][number];

/** What stands under a message to be tapped. */
export function messageButtons({ id, buttons }: BubbleView, act: Act): readonly Node[] {
  if (buttons.length === 0) return [];
  return [
    element(
      'div',
      'replies',
      ...buttons.map((button, place) => buttonOf(button, () => tapped(button, place))),
    ),
  ];

  function tapped(button: ButtonView, place: number): void {
    if (button.kind === 'reply') void act({ does: 'tap', message: id, button: place });
    if (button.kind === 'list') openList(button, (row) => void act({ does: 'choose', message: id, row }));
    if (button.kind === 'location') {
      void act({ does: 'send-location', location: hereabouts, how: { quoting: id } });
    }
  }
}

/** Where the phones of this page are. */
export const hereabouts = { latitude: -23.5505, longitude: -46.6333, name: 'Loading bay 2' };

function buttonOf(button: ButtonView, tapped: () => void): HTMLElement {
  const label = element('bdi', '', button.label);
  if (button.kind === 'link') {
    const link = element('a', 'reply', label);
    link.href = button.url;
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    link.dataset['kind'] = button.kind;
    return link;
  }
  const made = element('button', 'reply', label);
  made.type = 'button';
  made.dataset['kind'] = button.kind;
  // WhatsApp would call, or copy a code; of neither is anybody told.
  if (button.kind === 'own') made.disabled = true;
  if (button.kind === 'list') made.ariaHasPopup = 'dialog';
  made.addEventListener('click', tapped);
  return made;
}
