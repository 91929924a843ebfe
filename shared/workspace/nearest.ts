/** `; did you mean 'x'?` for the closest of the names, or which ones there are, or nothing where there are none. */
export function hint(wrong: string, names: readonly string[]): string {
  const best = nearest(wrong, names);
  if (best !== undefined) return `; did you mean '${best}'?`;
  if (names.length === 0) return '';
  const shown = names.slice(0, 10).join(', ');
  return `; known: ${shown}${names.length > 10 ? ', …' : ''}`;
}

/** The name fewest edits away, if those are at most a third of the longer one. */
export function nearest(wrong: string, names: readonly string[]): string | undefined {
  if (wrong.length > 80) return undefined;
  let best: string | undefined;
  let least = Infinity;
  for (const name of names) {
    const edits = editsBetween(wrong.toLowerCase(), name.toLowerCase());
    if (edits < least && edits <= Math.max(1, Math.floor(Math.max(name.length, wrong.length) / 3)))
      [best, least] = [name, edits];
  }
  return best;
}

/** Levenshtein's distance, row by row. */
function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of Array.from(a).entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1) {
      const change = (row[j] ?? 0) + (b[j] === letter ? 0 : 1);
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, change));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
