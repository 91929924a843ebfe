import type { FreeContent } from './content.ts';
import type { Interactive } from './interactive-content.ts';
import { type MediaKind, type MediaPart, type UsedMedia, mediaKinds, usedMedia } from './media-content.ts';
import type { Tap } from './tap.ts';

/** What a phone shows of a message. */
export interface Shown {
  readonly header?: string;
  readonly body: string;
  readonly footer?: string;
  readonly buttons?: readonly Tap[];
  readonly media?: ShownMedia;
}

export interface ShownMedia {
  readonly kind: MediaKind;
  /** Id of the uploaded file; absent where the message names an address, which nobody fetches here. */
  readonly file?: string;
}

/** A message of free form as the phone shows it. */
export function shownOf(content: FreeContent): Shown {
  const [media] = shownMedia(mediaPartOf(content));
  return { ...textOf(content), ...(media !== undefined && { media }) };
}

function textOf(content: FreeContent): Shown {
  switch (content.type) {
    case 'text':
      return { body: content.text.body };
    case 'interactive':
      return shownInteractive(content.interactive);
    case 'image':
      return { header: 'Image', body: content.image.caption ?? '' };
    case 'video':
      return { header: 'Video', body: content.video.caption ?? '' };
    case 'audio':
      return { header: content.audio.voice === true ? 'Voice message' : 'Audio', body: '' };
    case 'document':
      return { header: content.document.filename ?? 'Document', body: content.document.caption ?? '' };
    case 'sticker':
      return { header: 'Sticker', body: '' };
    case 'location':
      return { header: content.location.name ?? 'Location', body: content.location.address ?? '' };
    case 'contacts':
      return { header: 'Contacts', body: content.contacts.map(({ name }) => name.formatted_name).join('\n') };
    case 'reaction':
      return { body: content.reaction.emoji };
  }
}

/** The uploaded files that a message of free form names. */
export function mediaOf(content: FreeContent): readonly UsedMedia[] {
  return usedMedia(mediaPartOf(content), content.type === 'interactive' ? ['interactive', 'header'] : []);
}

function mediaPartOf(content: FreeContent): MediaPart {
  if (content.type !== 'interactive') return content;
  const header = 'header' in content.interactive ? content.interactive.header : undefined;
  return header ?? { type: 'none' };
}

/** What is shown above the text: the file of a message, a header or a parameter, if it is one. */
export function shownMedia(part: MediaPart): readonly ShownMedia[] {
  return mediaKinds.flatMap((kind) => {
    const { id } = part[kind] ?? {};
    return part[kind] === undefined ? [] : [{ kind, ...(id !== undefined && { file: id }) }];
  });
}

function shownInteractive(interactive: Interactive): Shown {
  const { body, footer } = interactive;
  const header = 'header' in interactive ? interactive.header : undefined;
  return {
    ...(header !== undefined && { header: header.type === 'text' ? header.text : header.type }),
    body: body.text,
    ...(footer !== undefined && { footer: footer.text }),
    buttons: tapsOf(interactive),
  };
}

function tapsOf(interactive: Interactive): readonly Tap[] {
  switch (interactive.type) {
    case 'button':
      return interactive.action.buttons.map(({ reply }) => ({
        kind: 'reply',
        label: reply.title,
        id: reply.id,
      }));
    case 'list':
      return [{ kind: 'list', label: interactive.action.button, sections: interactive.action.sections }];
    case 'cta_url': {
      const { display_text: label, url } = interactive.action.parameters;
      return [{ kind: 'link', label, url }];
    }
    case 'location_request_message':
      return [{ kind: 'location', label: 'Send location' }];
  }
}
