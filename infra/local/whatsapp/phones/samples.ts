import { readFileSync } from 'node:fs';
import type { fileKinds } from './action.ts';

type FileKind = (typeof fileKinds)[number];

interface Sample {
  readonly file: string;
  readonly mimeType: string;
}

/** A file of each kind for a phone that has none of its own. */
const samples: { readonly [K in FileKind]: Sample } = {
  image: { file: 'photo.jpg', mimeType: 'image/jpeg' },
  video: { file: 'clip.mp4', mimeType: 'video/mp4' },
  voice: { file: 'voice.ogg', mimeType: 'audio/ogg; codecs=opus' },
  audio: { file: 'voice.ogg', mimeType: 'audio/ogg' },
  document: { file: 'delivery-note.pdf', mimeType: 'application/pdf' },
  sticker: { file: 'sticker.webp', mimeType: 'image/webp' },
};

export function sampleOf(kind: FileKind): {
  readonly bytes: Buffer;
  readonly mimeType: string;
  readonly filename: string;
} {
  const { file, mimeType } = samples[kind];
  return { bytes: readFileSync(new URL(`samples/${file}`, import.meta.url)), mimeType, filename: file };
}
