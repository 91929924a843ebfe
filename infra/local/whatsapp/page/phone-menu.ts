import type { PhoneOwner } from '../control/phones-view.ts';
import type { Act } from './act.ts';
import { element } from './element.ts';
import { type MenuItem, openMenu } from './menu.ts';
import { askLine } from './sheet.ts';

/** The button at the top of a phone, with what can be done with it beside writing. */
export function phoneMenu(act: Act, settings: () => PhoneOwner['settings']): HTMLElement {
  const button = element('button', 'chat-more', '⋮');
  button.type = 'button';
  button.ariaLabel = 'Phone';
  button.ariaHasPopup = 'menu';
  button.addEventListener('click', () => openMenu(button, 'Phone', itemsOf(act, settings())));
  return button;
}

function itemsOf(act: Act, { online, receipts, username }: PhoneOwner['settings']): readonly MenuItem[] {
  return [
    online
      ? { label: 'Go offline', act: () => void act({ does: 'go-offline' }) }
      : { label: 'Come back online', act: () => void act({ does: 'come-back' }) },
    {
      label: `Turn read receipts ${receipts ? 'off' : 'on'}`,
      act: () => void act({ does: 'turn-receipts', on: !receipts }),
    },
    {
      label: 'Change the number',
      act: () =>
        askLine(
          { title: 'Change the number', label: 'New number', value: '+', button: 'Change' },
          (to) => void act({ does: 'change-number', to }),
        ),
    },
    username === undefined
      ? {
          label: 'Take a username',
          act: () =>
            askLine(
              { title: 'Take a username', label: 'Username', value: '', button: 'Take' },
              (name) => void act({ does: 'take-username', username: name }),
            ),
        }
      : { label: `Give up @${username}`, act: () => void act({ does: 'take-username' }) },
    { label: 'Get another user id', act: () => void act({ does: 'change-user-id' }) },
  ];
}
