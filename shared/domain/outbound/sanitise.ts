import { lengthOf } from './template-text.ts';

/** The longest parameter, in code points. */
export const parameterLimit = 1_024;

const cut = '…';

const blanks = /[\s\p{Z}\u0085]+/gu;
/**
 * Controls, and what turns the direction of the text around it (embeddings, overrides, isolates): a name could
 * make the rest of a message read backwards. Joiners and variation selectors stay, emoji are made of them.
 */
const dropped = /(?![\s\u0085])[\p{Cc}\u202A-\u202E\u2066-\u2069\uFEFF\uFFF9-\uFFFB]/gu;
const visible = /[^\p{DI}\p{M}\p{Z}]/u;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * A template parameter as Meta takes it: one line, single blanks, no control characters, 1 to 1,024 code points.
 * What is longer ends with an ellipsis and is never cut within an emoji or a letter with its marks; what shows
 * nothing becomes a hyphen.
 * https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages (132018)
 */
export function sanitise(text: string): string {
  const line = text.toWellFormed().replace(dropped, '').replace(blanks, ' ').trim();
  if (!visible.test(line)) return '-';
  return shorten(line, parameterLimit);
}

/** A text within a limit of code points: what is longer ends with an ellipsis, and no letter or emoji is cut in two. */
export function shorten(line: string, limit: number): string {
  // A code point takes at most two units: what is not longer than the limit in units need not be counted.
  if (line.length <= limit || lengthOf(line.slice(0, 2 * limit + 1)) <= limit) return line;
  const kept = wholeGraphemes(line.slice(0, 4 * limit), limit - 1);
  return `${kept.trimEnd()}${cut}`;
}

function wholeGraphemes(text: string, room: number): string {
  let kept = '';
  let length = 0;
  for (const { segment } of graphemes.segment(text)) {
    length += lengthOf(segment);
    if (length > room) break;
    kept += segment;
  }
  // One letter under a thousand marks: cut within it, rather than send nothing of it.
  return kept === '' ? Array.from(text).slice(0, room).join('') : kept;
}
