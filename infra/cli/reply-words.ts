import type {
  Amended,
  BoundBy,
  InboundType,
  MediaKept,
  MediaRefusal,
  MediaRefused,
  Reacted,
  Replied,
} from '#domain/facts/reply-fact';

const bindings = {
  quote: 'quoting a message',
  tap: 'by a tap on a message',
  choice: 'by a choice in a message',
  'only-open': 'the only open record they had heard of',
  chosen: 'they were asked, and chose this record',
} as const satisfies Readonly<Record<BoundBy, string>>;

const types = {
  text: 'a text',
  tap: 'a tap',
  choice: 'a choice',
  form: 'a form',
  reaction: 'a reaction',
  image: 'a picture',
  video: 'a video',
  audio: 'a sound file',
  voice: 'a voice message',
  document: 'a document',
  sticker: 'a sticker',
  location: 'a place',
  contacts: 'contacts',
  edit: 'a change',
  revoke: 'a message taken back',
  identity: 'another number',
  unsupported: 'something that WhatsApp shows to no business',
  unknown: 'something of a kind that is not known here',
} as const satisfies Readonly<Record<InboundType, string>>;

const mediaRefusals = {
  'too-large': 'larger than 16 MiB',
  'type-not-kept': 'of a type that is not kept, or not what it says that it is',
  'digest-differs': 'not the file that WhatsApp announced',
  gone: 'WhatsApp does not have it any more',
} as const satisfies Readonly<Record<MediaRefusal, string>>;

/** What somebody did on their phone, in one line, without what they wrote. */
export function whatCame(fact: Replied | Reacted | Amended | MediaKept | MediaRefused): string {
  switch (fact.kind) {
    case 'replied':
      return `replied with ${types[fact.type]} (${bindings[fact.boundBy]})`;
    case 'reacted':
      return fact.reaction === 'added' ? 'reacted to a message' : 'took a reaction back';
    case 'amended':
      return fact.change === 'edited' ? 'changed a reply' : 'took a reply back';
    case 'media-kept':
      return `the file is kept: ${fact.mime}, ${fact.bytes} bytes`;
    case 'media-refused':
      return `the file is not kept: ${mediaRefusals[fact.reason]}`;
  }
}
