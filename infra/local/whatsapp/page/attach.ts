import type { Act } from './act.ts';
import { complain } from './ask.ts';
import { element } from './element.ts';
import { openMenu } from './menu.ts';
import { hereabouts } from './message-buttons.ts';

/** Files beyond this are not taken; the simulator's own limit is a little higher, for base64 is longer. */
const mostBytes = 16 * 1_048_576;

/** The button with everything that can be sent beside text. */
export function attachMenu(act: Act): HTMLElement {
  const button = element('button', 'compose-attach');
  button.type = 'button';
  button.ariaLabel = 'Attach';
  button.ariaHasPopup = 'menu';
  const send = (kind: 'image' | 'voice' | 'document' | 'sticker') => () =>
    void act({ does: 'send-file', kind });
  const card = {
    name: { formatted_name: 'Front desk' },
    phones: [{ phone: '+55 11 5550-0199', type: 'WORK' }],
  };
  const items = [
    { label: 'Photo', act: send('image') },
    { label: 'Voice message', act: send('voice') },
    { label: 'Document', act: send('document') },
    { label: 'Sticker', act: send('sticker') },
    { label: 'Location', act: () => void act({ does: 'send-location', location: hereabouts }) },
    { label: 'Contact', act: () => void act({ does: 'send-contacts', contacts: [card] }) },
    { label: 'A file of this machine', act: () => void pick(act) },
  ];
  button.addEventListener('click', () => openMenu(button, 'Attach', items));
  return button;
}

async function pick(act: Act): Promise<void> {
  const input = element('input', '');
  input.type = 'file';
  const { promise, resolve } = Promise.withResolvers<File | undefined>();
  input.addEventListener('change', () => resolve(input.files?.[0]));
  input.addEventListener('cancel', () => resolve(undefined));
  input.click();
  const file = await promise;
  if (file === undefined) return;
  if (file.size > mostBytes) return complain('The file is larger than 16 MB.');
  const { name: filename, type: mimeType } = file;
  await act({
    does: 'send-file',
    kind: kindOf(mimeType),
    filename,
    mimeType: mimeType || 'application/octet-stream',
    bytes: await base64Of(file),
  });
}

function kindOf(mimeType: string): 'image' | 'video' | 'audio' | 'document' {
  const [family] = mimeType.split('/');
  return family === 'image' || family === 'video' || family === 'audio' ? family : 'document';
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let from = 0; from < bytes.length; from += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(from, from + 0x8000));
  }
  return btoa(text);
}
