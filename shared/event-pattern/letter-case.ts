/**
 * A text that is to match in any letter case, as AWS's engine does it: for each character its lower-case and its
 * upper-case form, which may be longer (`ß` is `ß` or `SS`, never `ss`).
 */
export type Spellings = readonly (readonly [string, string])[];

export function spellingsOf(text: string): Spellings {
  return Array.from(text, (character) => [character.toLowerCase(), character.toUpperCase()] as const);
}

/** Whether the value begins with one of the spellings; where it does, how many code units that took. */
export function spelledStart(value: string, spellings: Spellings): number | undefined {
  let at = 0;
  for (const [lower, upper] of spellings) {
    if (value.startsWith(lower, at)) at += lower.length;
    else if (value.startsWith(upper, at)) at += upper.length;
    else return undefined;
  }
  return at;
}

export function endsSpelled(value: string, spellings: Spellings): boolean {
  let end = value.length;
  for (const [lower, upper] of spellings.toReversed()) {
    if (value.endsWith(lower, end)) end -= lower.length;
    else if (value.endsWith(upper, end)) end -= upper.length;
    else return false;
  }
  return true;
}

const ascii = /^\p{ASCII}*$/u;

/**
 * One key for all spellings of a text; some texts that are no spellings of each other share it too. Folded character by
 * character, so that the key of a start is the start of the key.
 */
export function foldedKey(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  return Array.from(text, (character) => {
    // Through both cases: U+0130 and U+1E9E have a lower case whose upper case is another character.
    const upper = character.toLowerCase().toUpperCase();
    return Array.from(upper, (letter) => letter.toLowerCase()).join('');
  }).join('');
}
