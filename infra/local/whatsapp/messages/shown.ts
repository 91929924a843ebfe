import type { FreeContent } from './content.ts';
import type { Interactive } from './interactive-content.ts';
import { type UsedMedia, usedMedia } from './media-content.ts';

/** What a phone shows of a message. */
export interface Shown {
  readonly header?: string;
  readonly body: string;
  readonly footer?: string;
  /** Labels. */
  readonly buttons?: readonly string[];
}

/** A message of free form as the phone shows it. Media is named, not drawn. */
export function shownOf(content: FreeContent): Shown {
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
  if (content.type !== 'interactive') return usedMedia(content);
  const header = 'header' in content.interactive ? content.interactive.header : undefined;
  return header === undefined ? [] : usedMedia(header, ['interactive', 'header']);
}

function shownInteractive(interactive: Interactive): Shown {
  const { body, footer } = interactive;
  const header = 'header' in interactive ? interactive.header : undefined;
  return {
    ...(header !== undefined && { header: header.type === 'text' ? header.text : header.type }),
    body: body.text,
    ...(footer !== undefined && { footer: footer.text }),
    buttons: labelsOf(interactive),
  };
}

function labelsOf(interactive: Interactive): readonly string[] {
  switch (interactive.type) {
    case 'button':
      return interactive.action.buttons.map(({ reply }) => reply.title);
    case 'list':
      return [interactive.action.button];
    case 'cta_url':
      return [interactive.action.parameters.display_text];
    case 'location_request_message':
      return ['Send location'];
  }
}
