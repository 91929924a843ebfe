import { batchKey, sealKey } from '#domain/archive/archive-key';
import { type ArchiveLine, archiveText } from '#domain/archive/archive-line';
import { type Hour, hourOf, hoursFrom } from '#domain/archive/hour';
import type { Instant } from '#domain/instant';
import type { Objects } from '#ports/objects';
import { type ArchivingPorts, type ArchivingTools, lastSealed } from './sealing.ts';

/** A batch of the ledger's stream, of one shard, in its order. */
export interface StreamBatch {
  /** Number in the stream of the first change. */
  readonly sequence: string;
  readonly lines: readonly ArchiveLine[];
}

/** `again`: the same batch had been archived within this hour. */
export type ArchiveOutcome = { readonly kind: 'archived' | 'again'; readonly lines: number };

/**
 * Writes a batch to the archive as one object, in the hour in which it comes. A batch delivered again has the same
 * name in the same hour, and is not written twice; cut otherwise or in a later hour it makes another object that holds
 * the same facts: who compares looks at each fact once.
 */
export function archiveChanges({ archive }: ArchivingPorts, { sha256, now }: ArchivingTools) {
  return async ({ sequence, lines }: StreamBatch): Promise<ArchiveOutcome> => {
    const text = archiveText(lines);
    const hour = await openHour(archive, now());
    const key = batchKey({ hour, sequence, lines: lines.length, sha256: sha256(text) });
    const put = await archive.put(key, Buffer.from(text), {
      contentType: 'application/jsonl',
      ifAbsent: true,
    });
    return { kind: put === 'stored' ? 'archived' : 'again', lines: lines.length };
  };
}

/**
 * The hour, if it is not sealed. A clock that runs behind, as one that was set ahead and back, names one that is: then
 * the first hour without a seal.
 */
async function openHour(archive: Objects, now: Instant): Promise<Hour> {
  const hour = hourOf(now);
  if ((await archive.get(sealKey(hour))) === undefined) return hour;
  const last = (await lastSealed(archive, now)) ?? hour;
  return hoursFrom(last, 1);
}
