import type { Key } from '#adapters/tables/store/store';
import type { Hour } from '#domain/archive/hour';
import { verifyUnsealed } from './verify-hour.ts';
import { isForged, namedBy } from './verify-object.ts';
import { type Verifying, note, shortPlace } from './verifying.ts';

/** A fact comes into the archive within a minute, and some seconds: longer than this none is on its way. */
const patienceMs = 90_000;
const lookMs = 3000;

/** Notes every fact of the ledger that never came into the archive. Reads the whole ledger. */
export async function noteUnarchived(lastSealed: Hour | undefined, verifying: Verifying): Promise<void> {
  const { ports, tools, archived = new Set() } = verifying;
  const known = new Set(await verifyUnsealed(lastSealed, new Set(), verifying));
  const isUnknown = (place: Key) => !archived.has(shortPlace(tools.sha256, place));
  let missing: readonly Key[] = [];
  for await (const places of ports.ledger.places()) missing = [...missing, ...places.filter(isUnknown)];
  const patience = isWhole(verifying) ? patienceMs : lookMs;
  for (let waited = 0; missing.length > 0 && waited < patience; waited += lookMs) {
    if (waited > 0) await tools.pause(lookMs);
    for (const key of await verifyUnsealed(lastSealed, known, verifying)) known.add(key);
    missing = missing.filter(isUnknown);
  }
  for (const item of await ports.ledger.getMany(missing)) {
    if (item === undefined) continue;
    note(verifying, { kind: 'fact-inserted', ...namedBy(item) });
    if (isForged(item, verifying)) note(verifying, { kind: 'fact-forged', ...namedBy(item) });
  }
}

/** Where an object is gone or changed, its facts are missing from the archive, and no waiting brings them. */
function isWhole({ found }: Verifying): boolean {
  return ![...found.values()].some(({ kind }) => /^(object|line)-/.test(kind));
}
