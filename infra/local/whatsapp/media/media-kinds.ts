import type { MediaKind } from '../messages/media-content.ts';

interface Rule {
  /** Bytes. */
  readonly most: number;
  readonly types: readonly string[];
}

const megabyte = 1_048_576;
const office = 'application/vnd.openxmlformats-officedocument';

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/media */
export const mediaRules: { readonly [K in MediaKind]: Rule } = {
  image: { most: 5 * megabyte, types: ['image/jpeg', 'image/png'] },
  video: { most: 16 * megabyte, types: ['video/mp4', 'video/3gpp'] },
  audio: { most: 16 * megabyte, types: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'] },
  document: {
    most: 100 * megabyte,
    types: [
      'text/plain',
      'application/pdf',
      'application/msword',
      'application/vnd.ms-excel',
      'application/vnd.ms-powerpoint',
      `${office}.wordprocessingml.document`,
      `${office}.spreadsheetml.sheet`,
      `${office}.presentationml.presentation`,
    ],
  },
  sticker: { most: 500 * 1_024, types: ['image/webp'] },
};

/** What a file of this type is sent as; undefined where Meta takes no such file. */
export function kindsOf(mimeType: string): readonly MediaKind[] {
  const kinds = ['image', 'video', 'audio', 'document', 'sticker'] as const;
  return kinds.filter((kind) => mediaRules[kind].types.includes(mimeType));
}
