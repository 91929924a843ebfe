import type { Inbound } from '../state/inbox.ts';
import type { ShownMedia } from '../messages/shown.ts';
import type { World } from '../world.ts';
import type { Said } from './said.ts';

/** What a chat shows of something that a person said. */
interface ShownSaying {
  readonly header?: string;
  readonly body: string;
  readonly media?: ShownMedia;
  readonly edited?: boolean;
  readonly note?: 'revoked' | 'system';
}

export interface Heard {
  /** Undefined where it is no line of its own: reactions, edits and revocations change others. */
  readonly shown: (inbound: Inbound) => ShownSaying | undefined;
  /** The latest of either side, if it was not taken back. */
  readonly reactionsTo: (id: string) => readonly string[];
}

/** One person's chat as it is by now. */
export function heard({ state }: World, waId: string): Heard {
  const chat = state.chats().get(state.homeOf(waId)) ?? [];
  const said = chat.flatMap(({ id }) => state.inbox.find(id)?.said ?? []);
  const sent = chat.flatMap(({ id }) => state.findMessage(id) ?? []);
  return {
    shown(inbound) {
      const own = inbound.said && shownSaying(inbound.said);
      if (own === undefined) return undefined;
      const gone = said.some((one) => one.type === 'revoke' && one.revoke.original_message_id === inbound.id);
      if (gone) return { body: 'Message deleted', note: 'revoked' };
      const edit = said.findLast((one) => one.type === 'edit' && one.edit.original_message_id === inbound.id);
      return edit?.type === 'edit' ? { ...own, body: edit.edit.message.text.body, edited: true } : own;
    },
    reactionsTo(id) {
      const own = said.findLast((one) => one.type === 'reaction' && one.reaction.message_id === id);
      const business = sent.findLast((one) => one.type === 'reaction' && one.quotes === id);
      const emojis = [own?.type === 'reaction' ? own.reaction.emoji : undefined, business?.shown.body];
      return emojis.flatMap((emoji) => (emoji === undefined || emoji === '' ? [] : [emoji]));
    },
  };
}

function shownSaying(said: Said): ShownSaying | undefined {
  switch (said.type) {
    case 'text':
      return { body: said.text.body };
    case 'button':
      return { body: said.button.text };
    case 'interactive':
      return shownReply(said.interactive);
    case 'image':
      return { body: said.image.caption ?? '', media: { kind: 'image', file: said.image.id } };
    case 'video':
      return { body: said.video.caption ?? '', media: { kind: 'video', file: said.video.id } };
    case 'audio':
      return { body: '', media: { kind: 'audio', file: said.audio.id } };
    case 'sticker':
      return { body: '', media: { kind: 'sticker', file: said.sticker.id } };
    case 'document': {
      const { id, caption = '', filename = 'Document' } = said.document;
      return { header: filename, body: caption, media: { kind: 'document', file: id } };
    }
    case 'location':
      return {
        header: said.location.name ?? 'Location',
        body: said.location.address ?? `${said.location.latitude}, ${said.location.longitude}`,
      };
    case 'contacts':
      return { header: 'Contact', body: said.contacts.map(({ name }) => name.formatted_name).join('\n') };
    case 'system':
      return { body: said.system.body, note: 'system' };
    case 'unsupported':
      return { header: 'Not shown to businesses', body: said.unsupported?.type ?? '' };
    case 'reaction':
    case 'edit':
    case 'revoke':
      return undefined;
  }
}

function shownReply(reply: Extract<Said, { readonly type: 'interactive' }>['interactive']): ShownSaying {
  switch (reply.type) {
    case 'button_reply':
      return { body: reply.button_reply.title };
    case 'list_reply': {
      const { title, description } = reply.list_reply;
      return description === undefined ? { body: title } : { header: title, body: description };
    }
    case 'nfm_reply':
      return { header: 'Form', body: reply.nfm_reply.body };
  }
}
