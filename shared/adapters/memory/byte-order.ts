/** Below it, UTF-16 sorts as UTF-8 does; above lie halves of pairs, and what sorts before them in UTF-8 alone. */
const firstSurrogate = 0xd800;

/** Compares two texts by the bytes of their UTF-8, as DynamoDB sorts. Below 0: the first comes first. */
export function bytewise(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  for (let place = 0; place < length; place += 1) {
    const [a, b] = [one.charCodeAt(place), other.charCodeAt(place)];
    if (a === b) continue;
    if (a < firstSurrogate || b < firstSurrogate) return a - b;
    return Buffer.compare(Buffer.from(one), Buffer.from(other));
  }
  return one.length - other.length;
}

/** Where in a list that is sorted so the first text lies that is not below `text`. */
export function placeOf(text: string, sorted: readonly string[]): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bytewise(sorted[middle] ?? '', text) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
