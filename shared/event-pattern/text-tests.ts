import { addressBits } from './address.ts';
import type { KeyAnchor, Test, View } from './event-pattern.ts';
import { anyValue } from './event-pattern.ts';
import type { Scalar } from './json.ts';
import { endsSpelled, foldedKey, spelledStart, spellingsOf } from './letter-case.ts';
import { type Pieces, matchesPieces } from './wildcard.ts';

/** One value and no other. An IP address is met by every way of writing it. */
export function valueTest(wanted: Scalar): Test {
  const bits = typeof wanted === 'string' ? addressBits(wanted) : undefined;
  if (bits !== undefined) return blockTest(bits);
  return { accepts: (value) => value === wanted, anchor: key('whole', wanted) };
}

/** Addresses that begin with these bits. */
export function blockTest(bits: string): Test {
  return textTest((value) => addressBits(value)?.startsWith(bits) === true, key('address', bits));
}

// AWS's engine keeps texts in their quotes: a prefix may reach over the closing one, a suffix over the opening one.

export function prefixTest(wanted: string): Test {
  return textTest((value) => `${value}"`.startsWith(wanted), key('start', wanted));
}

export function suffixTest(wanted: string): Test {
  return textTest((value) => `"${value}`.endsWith(wanted), key('end', wanted));
}

export function anyCaseTest(wanted: string): Test {
  const spellings = spellingsOf(wanted);
  return textTest(
    (value) => spelledStart(value, spellings) === value.length,
    key('folded', foldedKey(wanted)),
  );
}

export function anyCasePrefixTest(wanted: string): Test {
  const spellings = spellingsOf(wanted);
  return textTest(
    (value) => spelledStart(`${value}"`, spellings) !== undefined,
    key('folded-start', foldedKey(wanted)),
  );
}

export function anyCaseSuffixTest(wanted: string): Test {
  const spellings = spellingsOf(wanted);
  return textTest((value) => endsSpelled(`"${value}`, spellings), key('folded-end', foldedKey(wanted)));
}

export function wildcardTest(pieces: Pieces): Test {
  const [first] = pieces;
  const last = pieces.at(-1) ?? '';
  const accepts = (value: string) => matchesPieces(value, pieces);
  if (pieces.length === 1) return textTest(accepts, key('whole', first));
  return textTest(accepts, first.length >= last.length ? key('start', first) : key('end', last));
}

/** Whatever is there, but for what one of the tests accepts. */
export function noneOfTest(tests: readonly Test[]): Test {
  return { accepts: (value) => !tests.some((test) => test.accepts(value)), anchor: anyValue };
}

function textTest(accepts: (value: string) => boolean, anchor: KeyAnchor): Test {
  return { accepts: (value) => typeof value === 'string' && accepts(value), anchor };
}

function key(view: View, value: Scalar): KeyAnchor {
  return { kind: 'key', view, key: value };
}
