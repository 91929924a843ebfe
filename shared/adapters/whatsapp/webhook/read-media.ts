import * as z from 'zod/mini';
import type { InboundContent, MediaType } from '#domain/inbound/inbound';
import { id, ifAny } from './shapes.ts';

const text = z.string();

const Media = z.object({
  id,
  mime_type: z.string().check(z.maxLength(255)),
  sha256: ifAny(text),
  caption: ifAny(text),
  filename: ifAny(text),
  voice: ifAny(z.boolean()),
});

const types: { readonly [type: string]: MediaType } = {
  image: 'image',
  video: 'video',
  audio: 'audio',
  document: 'document',
  sticker: 'sticker',
};

/** Reads a file of this type; undefined where the type is none of a file. */
export function mediaIn(type: string): ((node: unknown) => InboundContent | undefined) | undefined {
  const media = Object.hasOwn(types, type) ? types[type] : undefined;
  return media && ((node) => mediaOf(media, node));
}

function mediaOf(type: MediaType, node: unknown): InboundContent | undefined {
  const read = Media.safeParse(node);
  if (!read.success) return undefined;
  const { id: media, mime_type: mimeType, sha256, caption, filename, voice } = read.data;
  return {
    kind: 'media',
    type: type === 'audio' && voice === true ? 'voice' : type,
    media,
    mimeType,
    ...(sha256 !== undefined && { sha256 }),
    ...(caption !== undefined && { caption }),
    ...(filename !== undefined && { filename }),
  };
}
