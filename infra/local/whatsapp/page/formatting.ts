/** A piece of text as WhatsApp formats it. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'strike'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'mono'; readonly text: string }
  | { readonly kind: 'link'; readonly url: string };

/** A marker counts at the edge of a word only, within one line, and hugs what it marks. */
const markedBy = (name: string, mark: string): string =>
  String.raw`(?<![\p{L}\p{N}])${mark}(?<${name}>(?=[^\s${mark}])[^${mark}\n]*[^\s${mark}])${mark}(?![\p{L}\p{N}])`;

const pattern = new RegExp(
  [
    '```(?<block>[^`]+)```',
    '`(?<inline>[^`\\n]+)`',
    String.raw`(?<url>https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]'*_~])`,
    markedBy('bold', String.raw`\*`),
    markedBy('italic', '_'),
    markedBy('strike', '~'),
  ].join('|'),
  'gu',
);

/** Cuts a text into its pieces. What is no whole formatting stays as it is written. */
export function formatted(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > done) pieces.push({ kind: 'text', text: text.slice(done, match.index) });
    pieces.push(pieceOf(match.groups ?? {}));
    done = match.index + match[0].length;
  }
  if (done < text.length) pieces.push({ kind: 'text', text: text.slice(done) });
  return pieces;
}

function pieceOf({ block, inline, url, bold, italic, strike = '' }: Readonly<Record<string, string>>): Piece {
  const mono = block ?? inline;
  if (mono !== undefined) return { kind: 'mono', text: mono };
  if (url !== undefined) return { kind: 'link', url };
  if (bold !== undefined) return { kind: 'bold', pieces: formatted(bold) };
  if (italic !== undefined) return { kind: 'italic', pieces: formatted(italic) };
  return { kind: 'strike', pieces: formatted(strike) };
}
