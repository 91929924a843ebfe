import { TamperedFact } from '#adapters/tables/facts/seal';
import { batchAt } from '#domain/archive/archive-key';
import type { Hour } from '#domain/archive/hour';
import { type Plain, canonical } from '#domain/plain';
import type { Item } from '#adapters/tables/store/store';
import { type ArchivedItem, type ReadLine, readBatch } from './read-batch.ts';
import { type ObjectPlace, type Verifying, note, shortPlace } from './verifying.ts';

/** Reads one object of the archive: is it as its name says, was each of its facts written by us, is it still so in the ledger. */
export async function verifyObject({ key, hour }: ObjectPlace, verifying: Verifying): Promise<void> {
  const { ports, tools, counts } = verifying;
  const kept = await ports.archive.get(key);
  if (kept === undefined) return note(verifying, { kind: 'object-missing', hour, object: key });
  counts.objects += 1;
  const lines = readBatch(kept.bytes);
  const batch = batchAt(key);
  const isAsNamed =
    batch?.lines === lines.length && batch.sha256 === tools.sha256(Buffer.from(kept.bytes).toString('utf8'));
  if (!isAsNamed) note(verifying, { kind: 'object-changed', hour, object: key });
  const items: ArchivedItem[] = [];
  for (const line of lines) {
    if (line === undefined) note(verifying, { kind: 'line-unreadable', hour, object: key });
    else if (line.kind === 'put') items.push(line.item);
    else noteAlteration(line, hour, verifying);
  }
  await verifyFacts(items, hour, verifying);
}

/** What should never come: the stream saw that a fact was changed or removed. */
function noteAlteration(line: Exclude<ReadLine, { kind: 'put' }>, hour: Hour, verifying: Verifying): void {
  const kind = line.kind === 'changed' ? 'fact-changed' : 'fact-removed';
  note(verifying, { kind, hour, ...namedBy(line.before) });
}

async function verifyFacts(items: readonly ArchivedItem[], hour: Hour, verifying: Verifying): Promise<void> {
  const { ports, tools, archived, counts } = verifying;
  const standing = await ports.ledger.getMany(items.map(({ pk, sk }) => ({ pk, sk })));
  for (const [index, item] of items.entries()) {
    counts.facts += 1;
    archived?.add(shortPlace(tools.sha256, item));
    if (isForged(item, verifying)) note(verifying, { kind: 'fact-forged', hour, ...namedBy(item) });
    const stands = standing[index];
    if (stands === undefined) note(verifying, { kind: 'fact-missing', hour, ...namedBy(item) });
    else if (!isSame(stands, item)) note(verifying, { kind: 'fact-changed', hour, ...namedBy(item) });
  }
}

/** Where the key is not at hand, nobody can say. */
export function isForged(item: Item, { ports: { seal } }: Pick<Verifying, 'ports'>): boolean {
  try {
    seal?.open(item);
    return false;
  } catch (error) {
    if (error instanceof TamperedFact) return true;
    throw error;
  }
}

function isSame(stands: Item, archived: ArchivedItem): boolean {
  const plain = Object.entries(stands).flatMap(([name, value]): [string, Plain][] =>
    value instanceof Uint8Array ? [] : [[name, value]],
  );
  const isPlain = plain.length === Object.keys(stands).length;
  return isPlain && canonical(Object.fromEntries(plain)) === canonical(archived);
}

export function namedBy(item: Item) {
  const { pk, sk, kind } = item;
  return typeof kind === 'string' ? { pk, sk, fact: kind } : { pk, sk };
}
