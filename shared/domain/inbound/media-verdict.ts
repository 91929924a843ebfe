import type { MediaRefusal } from '../facts/reply-fact.ts';
import type { Instant } from '../instant.ts';

/** The largest file that is kept. Meta itself takes documents up to 100 MB. Bytes. */
export const largestMedia = 16 * 1024 * 1024;

/** How long Meta gives out a file that somebody sent. Milliseconds. */
const givenOutFor = 7 * 24 * 60 * 60 * 1000;

/**
 * Whether a file that Meta knows nothing of may be there all the same: it says the same of one that the token has no right
 * to, and an operator may give it that.
 */
export function mayBeThere(sentAt: Instant, now: Instant): boolean {
  return now - sentAt < givenOutFor;
}

/** How a file begins. A gap stands for a byte that may be any. */
type Beginning = readonly (number | undefined)[];

const ascii = (text: string): Beginning => Array.from(text, (letter) => letter.charCodeAt(0));
const gap = (length: number): Beginning => Array.from({ length }, () => undefined);

const jpeg: Beginning = [0xff, 0xd8, 0xff];
const png: Beginning = [0x89, ...ascii('PNG'), 0x0d, 0x0a, 0x1a, 0x0a];
const webp: Beginning = [...ascii('RIFF'), ...gap(4), ...ascii('WEBP')];
const zip: Beginning = ascii('PK');
const ole: Beginning = [0xd0, 0xcf, 0x11, 0xe0];
const mpeg4: Beginning = [...gap(4), ...ascii('ftyp')];
const office = 'application/vnd.openxmlformats-officedocument';

/**
 * The types that are kept, which are those that WhatsApp takes, and how their files begin: without one where they may begin
 * in many ways.
 */
const kept: ReadonlyMap<string, Beginning> = new Map([
  ['image/jpeg', jpeg],
  ['image/png', png],
  ['image/webp', webp],
  ['audio/aac', []],
  ['audio/amr', ascii('#!AMR')],
  ['audio/mpeg', []],
  ['audio/mp4', mpeg4],
  ['audio/ogg', ascii('OggS')],
  ['video/mp4', mpeg4],
  ['video/3gpp', mpeg4],
  ['application/pdf', ascii('%PDF-')],
  ['text/plain', []],
  ['text/csv', []],
  ['application/msword', ole],
  ['application/vnd.ms-excel', ole],
  ['application/vnd.ms-powerpoint', ole],
  [`${office}.wordprocessingml.document`, zip],
  [`${office}.spreadsheetml.sheet`, zip],
  [`${office}.presentationml.presentation`, zip],
]);

/** The type without its parameters, in small letters, if files of it are kept. */
export function keptType(mimeType: string): string | undefined {
  const type = plainType(mimeType);
  return kept.has(type) ? type : undefined;
}

function plainType(mimeType: string): string {
  return mimeType.toLowerCase().replace(/;.*$/s, '').trim();
}

/** Why a file that was fetched is not kept; undefined where it is. The digests are base64, and absent where nobody told one. */
export function mediaRefusal(file: {
  readonly mimeType: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly told: readonly string[];
}): MediaRefusal | undefined {
  const beginning = kept.get(plainType(file.mimeType));
  if (file.bytes.length > largestMedia) return 'too-large';
  if (beginning === undefined || !begins(file.bytes, beginning)) return 'type-not-kept';
  return file.told.some((digest) => digest !== file.sha256) ? 'digest-differs' : undefined;
}

function begins(bytes: Uint8Array, beginning: Beginning): boolean {
  return beginning.every((byte, place) => byte === undefined || bytes[place] === byte);
}
