import type { BubbleView } from '../control/phones-view.ts';
import type { Act } from './act.ts';
import { attachMenu } from './attach.ts';
import { element } from './element.ts';

/** Where a person writes. */
export interface Composer {
  readonly root: HTMLElement;
  readonly quote: (message: BubbleView) => void;
}

export function composer(name: string, act: Act): Composer {
  const input = element('textarea', 'compose-text');
  input.rows = 1;
  input.placeholder = 'Message';
  input.ariaLabel = `Message of ${name}`;
  const send = element('button', 'compose-send');
  send.type = 'submit';
  send.ariaLabel = 'Send';
  const quoted = quotePreview(() => input.focus());
  const how = () => (quoted.id() === undefined ? {} : { how: { quoting: quoted.id() ?? '' } });
  const line = element('form', 'compose-line', attachMenu(act), input, send);
  const submit = (): void => {
    const text = input.value.trim();
    if (text === '') return;
    void act({ does: 'write', text, ...how() });
    input.value = '';
    quoted.clear();
  };
  line.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') quoted.clear();
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  return {
    root: element('div', 'compose', quoted.root, line),
    quote(message) {
      quoted.show(message);
      input.focus();
    },
  };
}

/** The message that is about to be answered, above the line. */
function quotePreview(left: () => void) {
  const text = element('p', 'quote-text');
  const drop = element('button', 'quote-drop', '×');
  drop.type = 'button';
  drop.ariaLabel = 'Do not quote';
  const root = element('div', 'compose-quote', text, drop);
  root.hidden = true;
  let id: string | undefined;
  const clear = (): void => {
    id = undefined;
    root.hidden = true;
  };
  drop.addEventListener('click', () => {
    clear();
    left();
  });
  return {
    root,
    id: () => id,
    clear,
    show(message: BubbleView): void {
      id = message.id;
      text.textContent = message.body || (message.header ?? 'A file');
      root.hidden = false;
    },
  };
}
