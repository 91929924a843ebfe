import type { PlainObject } from '../plain.ts';
import type { Rendered, TextRenderer } from '../texts/text.ts';

/** How many texts are remembered: a hundred texts in ten languages and zones. */
const limit = 1_000;

/**
 * A renderer for one event: what it has rendered for a zone and a language it does not render again, however many
 * people read it. Given another scope, it forgets the texts of the one before.
 */
export function rememberedTexts(renderer: TextRenderer): TextRenderer {
  let seen: PlainObject = {};
  const remembered = new Map<string, Rendered>();
  return {
    render(text, scope, place) {
      if (!isAlike(scope, seen)) {
        remembered.clear();
        seen = scope;
      }
      const key = JSON.stringify([text, place?.timeZone, place?.language, place?.at]);
      const known = remembered.get(key);
      if (known !== undefined) return known;
      const rendered = renderer.render(text, scope, place);
      if (remembered.size < limit) remembered.set(key, rendered);
      return rendered;
    },
    check: (text, names) => renderer.check(text, names),
  };
}

/** The scope of one event is made anew for each use, of the same parts. */
function isAlike(one: PlainObject, other: PlainObject): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}
