import { allFacts, batchAt, folderOf, sealKey } from '#domain/archive/archive-key';
import { type FoundSeal, faultsOf } from '#domain/archive/check-seal';
import type { Hour } from '#domain/archive/hour';
import type { SealedObject } from '#domain/archive/hour-seal';
import { keysIn } from './keys-in.ts';
import { readSeal } from './read-seal.ts';
import { verifyObject } from './verify-object.ts';
import { type Verifying, note } from './verifying.ts';

/** The digest of a seal; null before the first; undefined where it is not known. */
type Previous = string | null | undefined;

/** One hour that has a seal, or should. Answers with the digest of the seal that stands, for the next one. */
export async function verifyHour(hour: Hour, previous: Previous, verifying: Verifying): Promise<Previous> {
  const { archive } = verifying.ports;
  verifying.counts.hours += 1;
  const [kept, keys] = await Promise.all([archive.get(sealKey(hour)), keysIn(archive, folderOf(hour))]);
  if (kept === undefined) {
    note(verifying, { kind: 'seal-missing', hour });
    await verifyObjects(hour, { keys, sealed: undefined }, verifying);
    return undefined;
  }
  const found = readSeal(hour, kept.bytes);
  const publicKey = keyFor(found, verifying);
  const faults = faultsOf(found, { previous, publicKey }, verifying.tools);
  for (const kind of faults) note(verifying, { kind, hour });
  await verifyObjects(hour, { keys, sealed: found.read?.seal.objects ?? [] }, verifying);
  const digest = verifying.tools.sha256(found.text);
  verifying.digests.add(digest);
  return digest;
}

/** Keys take turns in the order given: one that was replaced seals no more. */
function keyFor({ read }: FoundSeal, verifying: Verifying): string {
  const named = read?.seal.publicKey;
  if (verifying.publicKeys.length === 0 && named !== undefined) verifying.publicKeys = [named];
  const place = verifying.publicKeys.findIndex((key) => key === named);
  if (place > 0) verifying.publicKeys = verifying.publicKeys.slice(place);
  return verifying.publicKeys[0] ?? '';
}

interface HourObjects {
  readonly keys: readonly string[];
  /** Undefined: the hour has no seal, which is said already. */
  readonly sealed: readonly SealedObject[] | undefined;
}

async function verifyObjects(hour: Hour, { keys, sealed }: HourObjects, verifying: Verifying): Promise<void> {
  const named = new Set((sealed ?? []).map(({ key }) => key));
  for (const key of keys) {
    if (batchAt(key) === undefined) note(verifying, { kind: 'object-unknown', hour, object: key });
    else if (sealed !== undefined && !named.has(key))
      note(verifying, { kind: 'object-unsealed', hour, object: key });
  }
  for (const key of new Set([...named, ...keys])) await verifyObject({ key, hour }, verifying);
}

/** What came before the first hour that has a seal: the chain began with it once. */
export async function verifyBefore(first: Hour, verifying: Verifying): Promise<void> {
  for (const key of await keysIn(verifying.ports.archive, allFacts, { before: folderOf(first) })) {
    const hour = batchAt(key)?.hour;
    note(verifying, {
      kind: hour === undefined ? 'object-unknown' : 'object-unsealed',
      ...(hour && { hour }),
      object: key,
    });
    if (hour !== undefined) await verifyObject({ key, hour }, verifying);
  }
}

/** What came after the last sealed hour: no seal says yet what it must be. Answers with the keys that were read. */
export async function verifyUnsealed(
  after: Hour | undefined,
  known: ReadonlySet<string>,
  verifying: Verifying,
): Promise<readonly string[]> {
  const { counts, ports } = verifying;
  const all = await keysIn(ports.archive, allFacts, { after: after && `${folderOf(after)}~` });
  const fresh = all.filter((key) => !known.has(key));
  const before = counts.facts;
  for (const key of fresh) {
    const hour = batchAt(key)?.hour;
    if (hour === undefined) note(verifying, { kind: 'object-unknown', object: key });
    else await verifyObject({ key, hour }, verifying);
  }
  counts.unsealed += counts.facts - before;
  return fresh;
}
