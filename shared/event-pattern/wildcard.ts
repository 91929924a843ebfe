/** A text with wildcards, cut at them: n wildcards make n + 1 pieces. */
export type Pieces = readonly [string, ...string[]];

export type ReadWildcard =
  | { readonly kind: 'pieces'; readonly pieces: Pieces }
  | { readonly kind: 'malformed'; readonly message: string };

/** Reads `*` as any text; `\*` and `\\` stand for themselves. */
export function readWildcard(text: string): ReadWildcard {
  let piece = '';
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    const next = text.charAt(at + 1);
    if (character === '*' && next === '*')
      return malformed('has two wildcards beside each other: write one *');
    if (character === '\\' && next !== '*' && next !== '\\') {
      return malformed('has a backslash before something else than * or \\: write \\\\ for a backslash');
    }
    if (character === '*') {
      pieces.push(piece);
      piece = '';
    } else if (character === '\\') {
      piece += next;
      at += 1;
    } else {
      piece += character;
    }
  }
  const [first, ...others] = [...pieces, piece];
  return { kind: 'pieces', pieces: [first ?? '', ...others] };
}

function malformed(message: string): ReadWildcard {
  return { kind: 'malformed', message };
}

/** Takes every piece at its first place: with wildcards of any length no later place could do better. */
export function matchesPieces(value: string, [first, ...others]: Pieces): boolean {
  const last = others.at(-1);
  if (last === undefined) return value === first;
  if (!value.startsWith(first)) return false;
  let at = first.length;
  for (const piece of others.slice(0, -1)) {
    const found = value.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return value.length - last.length >= at && value.endsWith(last);
}
