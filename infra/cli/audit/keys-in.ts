import type { Objects } from '#ports/objects';

interface Bounds {
  /** A key, or the beginning of one, after which they begin. */
  readonly after?: string | undefined;
  /** The same, before which they end. */
  readonly before?: string;
}

/** All keys that begin with the prefix, in their order. */
export async function keysIn(
  archive: Pick<Objects, 'list'>,
  prefix: string,
  { after, before }: Bounds = {},
): Promise<readonly string[]> {
  const keys: string[] = [];
  let next = after;
  do {
    const page = await archive.list(prefix, next);
    keys.push(...page.keys.filter((key) => before === undefined || key < before));
    const last = page.keys.at(-1);
    next = before !== undefined && last !== undefined && last >= before ? undefined : page.next;
  } while (next !== undefined);
  return keys;
}
