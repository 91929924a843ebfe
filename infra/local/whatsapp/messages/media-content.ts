import * as z from 'zod';
import { atField, text, webAddress } from './field.ts';

const source = {
  /** Id of an uploaded file. */
  id: z.exactOptional(z.string().min(1)),
  /** Where Meta would fetch it; the simulator fetches nothing. */
  link: z.exactOptional(webAddress),
};
const caption = { caption: z.exactOptional(text(1_024)) };

interface Source {
  readonly id?: string;
  readonly link?: string;
}

const oneSource = atField<Source>(
  'id',
  'either id or link',
  ({ id, link }) => (id === undefined) !== (link === undefined),
);

/** Media as free messages and headers carry it, by its kind. */
export const Media = {
  image: z.object({ ...source, ...caption }).check(oneSource),
  video: z.object({ ...source, ...caption }).check(oneSource),
  audio: z.object({ ...source, voice: z.exactOptional(z.boolean()) }).check(oneSource),
  document: z.object({ ...source, ...caption, filename: z.exactOptional(text(240)) }).check(oneSource),
  sticker: z.object(source).check(oneSource),
};

export type MediaKind = keyof typeof Media;

/** A file that a message names by its id, and as what. */
export interface UsedMedia {
  readonly kind: MediaKind;
  readonly id: string;
  /** Place in the request, `image.id`. */
  readonly path: string;
}

export type MediaPart = { readonly type: string } & { readonly [K in MediaKind]?: Source };

export const mediaKinds = [
  'image',
  'video',
  'audio',
  'document',
  'sticker',
] as const satisfies readonly MediaKind[];

/** The uploaded file that a message, a header or a parameter is made of, if it is; `at` is its place in the request. */
export function usedMedia(part: MediaPart, at: readonly string[] = []): readonly UsedMedia[] {
  return mediaKinds.flatMap((kind) => {
    const id = part[kind]?.id;
    return id === undefined ? [] : [{ kind, id, path: [...at, kind, 'id'].join('.') }];
  });
}
