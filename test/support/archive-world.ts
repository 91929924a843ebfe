import { memoryMeter } from '#adapters/memory/meter';
import { memoryObjects } from '#adapters/memory/objects';
import { hexDigest, isSigned } from '#adapters/node/sealing';
import { allSeals, hourOfSeal, sealKey } from '#domain/archive/archive-key';
import type { ArchiveLine } from '#domain/archive/archive-line';
import { faultsOf } from '#domain/archive/check-seal';
import { type Hour, startOf } from '#domain/archive/hour';
import { archiveChanges } from '#functions/seal-facts/archive-changes';
import { sealFacts } from '#functions/seal-facts/seal-facts';
import { readSeal } from '#infra/cli/audit/read-seal';
import type { Objects } from '#ports/objects';
import { sealSigner } from './sealed-hour.ts';

export const minute = 60_000;
export const ten = startOf('2026-11-22T10');
export const line = (id: string): ArchiveLine => ({ kind: 'put', item: { pk: 'R#1', sk: id } });

interface Given {
  readonly at?: number;
  /** Milliseconds that a run of the sealer has. */
  readonly time?: number;
  /** Keys of a page of the archive's listings. */
  readonly page?: number;
}

/** An archive, a clock, an archiver and a sealer. */
export function archiveWorld({ at = ten, time = minute, page = 1000 }: Given = {}) {
  const clock = { now: at };
  const archive = memoryObjects(page);
  const meter = memoryMeter();
  const tools = { sha256: hexDigest, now: () => clock.now };
  const seal = (through: Objects = archive) =>
    sealFacts({ archive: through, meter }, { ...tools, signer: sealSigner, time });
  return { clock, archive, meter, take: archiveChanges({ archive }, tools), seal };
}
export type ArchiveWorld = ReturnType<typeof archiveWorld>;

export const keys = ({ archive }: ArchiveWorld, prefix: string) =>
  [...archive.kept.keys()].filter((key) => key.startsWith(prefix)).toSorted();
export const hours = (of: ArchiveWorld) => keys(of, allSeals).map(hourOfSeal);
export const sealOf = ({ archive }: ArchiveWorld, hour: Hour) =>
  readSeal(hour, archive.kept.get(sealKey(hour))?.bytes ?? new Uint8Array()).read?.seal;

/** What is wrong with each seal of the chain. */
export function chainFaults(of: ArchiveWorld) {
  let previous: string | null = null;
  return hours(of).flatMap((hour = '') => {
    const found = readSeal(hour, of.archive.kept.get(sealKey(hour))?.bytes ?? new Uint8Array());
    const faults = faultsOf(found, { previous, publicKey: sealSigner.publicKey }, { isSigned });
    previous = hexDigest(found.text);
    return faults;
  });
}
