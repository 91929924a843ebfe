import { byId, element } from './element.ts';

export interface MenuItem {
  readonly label: string;
  readonly act: () => void;
}

/** Opens the page's one menu beside what was pressed. Escape and a press elsewhere close it, and the focus goes back. */
export function openMenu(anchor: HTMLElement, label: string, items: readonly MenuItem[]): void {
  const menu = byId('menu');
  const itemOf = (item: MenuItem): HTMLButtonElement => {
    const button = element('button', 'menu-item', item.label);
    button.type = 'button';
    button.role = 'menuitem';
    // At once: who types goes on typing, and the event of the closing comes only later.
    button.addEventListener('click', () => {
      menu.removeEventListener('toggle', left);
      menu.hidePopover();
      anchor.focus();
      item.act();
    });
    return button;
  };
  const left = ({ newState }: ToggleEvent): void => {
    if (newState !== 'closed') return;
    menu.removeEventListener('toggle', left);
    anchor.focus();
  };
  menu.ariaLabel = label;
  menu.replaceChildren(...items.map(itemOf));
  menu.addEventListener('keydown', moveFocus);
  menu.addEventListener('toggle', left);
  menu.showPopover();
  place(menu, anchor);
  menu.querySelector('button')?.focus();
}

/** Below the anchor, or above it, and never beyond the window. */
function place(menu: HTMLElement, anchor: HTMLElement): void {
  const { left, top, bottom } = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const x = Math.max(8, Math.min(left, window.innerWidth - width - 8));
  const below = bottom + 4 + height <= window.innerHeight;
  menu.style.left = `${x}px`;
  menu.style.top = `${Math.max(8, below ? bottom + 4 : top - height - 4)}px`;
}

function moveFocus(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const menu = event.currentTarget;
  if (step === undefined || !(menu instanceof HTMLElement)) return;
  event.preventDefault();
  const items = [...menu.querySelectorAll('button')];
  const now = items.findIndex((item) => item === document.activeElement);
  items.at((now + step) % items.length)?.focus();
}
