import { allFacts, batchAt, folderOf, sealKey } from '#domain/archive/archive-key';
import { type Hour, hourOf, hoursBetween, hoursFrom } from '#domain/archive/hour';
import { sealText, sealedObjects } from '#domain/archive/hour-seal';
import type { Meter } from '#ports/meter';
import type { Objects } from '#ports/objects';
import { type ArchivingPorts, type SealingTools, lastSealed } from './sealing.ts';

export interface SealingPorts extends ArchivingPorts {
  readonly meter: Meter;
}

/** `sealed` counts hours, those of another sealer who came first among them. */
export type SealOutcome = { readonly kind: 'sealed'; readonly sealed: number; readonly left: boolean };

/** After the end of an hour, before it is sealed: far more than an invocation that files into it can last. */
const settleMs = 10 * 60 * 1000;

/**
 * Seals every hour that ended ten minutes ago and has no seal, in order, empty ones too: so a missing seal is a hole in
 * the chain. Two sealers write the same seal, or one finds that of the other and goes on from it. What is left when the
 * time is over, after an outage, comes with the next run.
 */
export function sealFacts({ archive, meter }: SealingPorts, tools: SealingTools) {
  return async (): Promise<SealOutcome> => {
    const began = tools.now();
    const last = await lastSealed(archive, began);
    const until = hoursFrom(hourOf(began - settleMs), -1);
    const from = last === undefined ? await firstHour(archive, until) : hoursFrom(last, 1);
    let previous = last === undefined ? null : await digestOf(last, archive, tools);
    let sealed = 0;
    for (const hour of hoursBetween(from, until)) {
      if (tools.now() - began >= tools.time) return { kind: 'sealed', sealed, left: true };
      previous = await sealHour({ hour, previous }, archive, tools);
      meter.count('hours-sealed');
      sealed += 1;
    }
    return { kind: 'sealed', sealed, left: false };
  };
}

/** The chain begins with the oldest hour that holds facts; where there are none, with the one that has just ended. */
async function firstHour(archive: Objects, until: Hour): Promise<Hour> {
  const [oldest] = (await archive.list(allFacts)).keys;
  return (oldest === undefined ? undefined : batchAt(oldest)?.hour) ?? until;
}

interface NextSeal {
  readonly hour: Hour;
  readonly previous: string | null;
}

/** Answers with the digest of the seal that stands. */
async function sealHour(
  { hour, previous }: NextSeal,
  archive: Objects,
  tools: SealingTools,
): Promise<string> {
  const { signer, sha256 } = tools;
  const objects = sealedObjects(await keysIn(archive, folderOf(hour)));
  const text = sealText({ version: 1, hour, previous, objects, publicKey: signer.publicKey }, signer);
  const how = { contentType: 'application/jsonl', ifAbsent: true };
  const put = await archive.put(sealKey(hour), Buffer.from(text), how);
  return put === 'stored' ? sha256(text) : digestOf(hour, archive, tools);
}

async function digestOf(hour: Hour, archive: Objects, { sha256 }: SealingTools): Promise<string> {
  const seal = await archive.get(sealKey(hour));
  if (seal === undefined) throw new Error(`the seal of ${hour} was there and is gone`);
  return sha256(Buffer.from(seal.bytes).toString('utf8'));
}

async function keysIn(archive: Objects, folder: string): Promise<readonly string[]> {
  const keys: string[] = [];
  let after: string | undefined;
  do {
    const page = await archive.list(folder, after);
    keys.push(...page.keys);
    after = page.next;
  } while (after !== undefined);
  return keys;
}
