import type { BubbleView } from '../control/phones-view.ts';
import type { Act } from './act.ts';
import { element } from './element.ts';

type Media = NonNullable<BubbleView['media']>;

const names: { readonly [K in Media['kind']]: string } = {
  image: 'Photo',
  video: 'Video',
  audio: 'Voice message',
  document: 'Document',
  sticker: 'Sticker',
};

/** The file of a message. To play a voice message of the business for the first time is told of. */
export function messageMedia({ id, side, media, header }: BubbleView, act: Act): readonly Node[] {
  if (media === undefined) return [];
  const { kind, file } = media;
  if (file === undefined) return [element('p', 'media-gone', `${names[kind]} at an address elsewhere`)];
  const source = `/_simulator/files/${file}`;
  if (kind === 'document') return [documentLink(source, header ?? names[kind])];
  const shown = kind === 'audio' || kind === 'video' ? player(kind, source) : picture(kind, source);
  shown.addEventListener('error', () =>
    shown.replaceWith(element('p', 'media-gone', `${names[kind]}, no longer kept`)),
  );
  if (kind === 'audio' && side === 'business') {
    shown.addEventListener('play', () => void act({ does: 'play', message: id }), { once: true });
  }
  return [shown];
}

function player(kind: 'audio' | 'video', source: string): HTMLMediaElement {
  const made = element(kind, `media media-${kind}`);
  made.controls = true;
  made.preload = 'metadata';
  made.src = source;
  made.ariaLabel = names[kind];
  return made;
}

function picture(kind: 'image' | 'sticker', source: string): HTMLImageElement {
  const made = element('img', `media media-${kind}`);
  made.src = source;
  made.alt = names[kind];
  return made;
}

function documentLink(source: string, name: string): HTMLAnchorElement {
  const link = element('a', 'media-file', element('bdi', '', name));
  link.href = source;
  link.download = name;
  return link;
}
