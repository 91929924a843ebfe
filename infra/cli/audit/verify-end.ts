import { allFacts, batchAt } from '#domain/archive/archive-key';
import { type Hour, hourOf, hoursFrom } from '#domain/archive/hour';
import { type Verifying, note } from './verifying.ts';

/** An hour is sealed some minutes after its end; an alarm rings where none was for this long. Milliseconds. */
const overdueMs = 2 * 60 * 60 * 1000;

/**
 * Notes the first hour that should have a seal by now, and after which none has. Without this an archive that was cut off,
 * or a sealer that stands still, would look like one that is whole.
 */
export async function noteOverdue(last: Hour | undefined, verifying: Verifying): Promise<void> {
  const due = hoursFrom(hourOf(verifying.tools.now() - overdueMs), -1);
  const next = last === undefined ? await oldestHour(verifying) : hoursFrom(last, 1);
  if (next !== undefined && next <= due) note(verifying, { kind: 'seal-missing', hour: next });
}

/** Of what lies in the archive: nothing is sealed before there is something. */
async function oldestHour({ ports }: Verifying): Promise<Hour | undefined> {
  const [oldest] = (await ports.archive.list(allFacts)).keys;
  return oldest === undefined ? undefined : batchAt(oldest)?.hour;
}

/** Notes that no seal has the digest that was written down: the chain that ended in it was cut off, or made anew. */
export function noteUnlessThere(digest: string, verifying: Verifying): void {
  if (!verifying.digests.has(digest)) note(verifying, { kind: 'noted-seal-missing', object: digest });
}
