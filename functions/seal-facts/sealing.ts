import { allSeals, hourOfSeal, sealKey } from '#domain/archive/archive-key';
import type { HexDigest, Signer } from '#domain/archive/hour-seal';
import { type Hour, hourOf, hoursFrom } from '#domain/archive/hour';
import type { Instant } from '#domain/instant';
import type { Objects } from '#ports/objects';

export interface ArchivingPorts {
  readonly archive: Objects;
}

export interface ArchivingTools {
  readonly sha256: HexDigest;
  readonly now: () => Instant;
}

export interface SealingTools extends ArchivingTools {
  readonly signer: Signer;
  /** Milliseconds in which a run begins new work. */
  readonly time: number;
}

/** Hours to look back for the newest seal before all are listed: more than an outage that nobody sees to. */
const lookBack = 72;

/** The newest hour that has a seal; undefined before the first. */
export async function lastSealed(archive: Objects, now: Instant): Promise<Hour | undefined> {
  const recent = await newestIn(archive, sealKey(hoursFrom(hourOf(now), -lookBack)));
  return recent ?? newestIn(archive, undefined);
}

async function newestIn(archive: Objects, from: string | undefined): Promise<Hour | undefined> {
  let newest: Hour | undefined;
  let after = from;
  do {
    const page = await archive.list(allSeals, after);
    newest = page.keys.map(hourOfSeal).findLast((hour) => hour !== undefined) ?? newest;
    after = page.next;
  } while (after !== undefined);
  return newest;
}
