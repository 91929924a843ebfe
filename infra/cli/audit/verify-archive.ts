import { allSeals, hourOfSeal, sealKey } from '#domain/archive/archive-key';
import { type Hour, hoursBetween, hoursFrom } from '#domain/archive/hour';
import type { AuditPorts } from './audit-ports.ts';
import type { Finding } from './finding.ts';
import { keysIn } from './keys-in.ts';
import { noteOverdue, noteUnlessThere } from './verify-end.ts';
import { noteUnarchived } from './unarchived.ts';
import { verifyBefore, verifyHour } from './verify-hour.ts';
import type { Verifying, VerifyTools } from './verifying.ts';

export interface VerifyRequest {
  /** Hours of the archive, both included. Without either of them the whole ledger is read as well. */
  readonly from?: Hour | undefined;
  readonly to?: Hour | undefined;
  /** The keys of the seals in the order of their use, 32 bytes in hexadecimal each. None: that of the first seal. */
  readonly publicKeys: readonly string[];
  /** The digest of a seal that was written down, and must be there still. */
  readonly lastSeal?: string | undefined;
}

export interface Verified {
  readonly findings: readonly Finding[];
  /** Sealed hours, the first and the last of those that were looked at. */
  readonly hours: number;
  readonly first: Hour | undefined;
  readonly last: Hour | undefined;
  readonly objects: number;
  /** As often as they came; `unsealed` of them are younger than the last seal. */
  readonly facts: number;
  readonly unsealed: number;
  /** The key of the last seal that was looked at. */
  readonly publicKey: string | undefined;
  /** SHA-256 of the last of those seals, in hexadecimal. */
  readonly lastSeal: string | undefined;
  /** Whether every fact of the ledger was looked for in the archive. */
  readonly isWhole: boolean;
  /** Whether the MAC of each fact was verified. */
  readonly hasKey: boolean;
}

/** Holds the archive to its seals, and the ledger to the archive. Nothing is written. */
export async function verifyArchive(
  ports: AuditPorts,
  { from, to, publicKeys, lastSeal }: VerifyRequest,
  tools: VerifyTools,
): Promise<Verified> {
  const isWhole = from === undefined && to === undefined;
  const verifying: Verifying = {
    ports,
    tools,
    publicKeys,
    digests: new Set(),
    found: new Map(),
    counts: { hours: 0, objects: 0, facts: 0, unsealed: 0 },
    archived: isWhole ? new Set() : undefined,
  };
  const sealed = await sealedHours(ports);
  const inRange = sealed.filter((hour) => (from ?? hour) <= hour && hour <= (to ?? hour));
  const [first, last] = [inRange[0], inRange.at(-1)];
  if (first !== undefined && last !== undefined) {
    if (isWhole) await verifyBefore(first, verifying);
    let previous = first === sealed[0] ? null : await digestBefore(first, verifying);
    for (const hour of hoursBetween(first, last)) previous = await verifyHour(hour, previous, verifying);
  }
  if (to === undefined) await noteOverdue(sealed.at(-1), verifying);
  if (lastSeal !== undefined) noteUnlessThere(lastSeal, verifying);
  if (isWhole) await noteUnarchived(last, verifying);
  return {
    findings: [...verifying.found.values()],
    ...verifying.counts,
    first,
    last,
    publicKey: verifying.publicKeys[0],
    lastSeal: [...verifying.digests].at(-1),
    isWhole,
    hasKey: ports.seal !== undefined,
  };
}

async function sealedHours({ archive }: AuditPorts): Promise<readonly Hour[]> {
  const hours = (await keysIn(archive, allSeals)).map(hourOfSeal);
  return hours.filter((hour) => hour !== undefined);
}

async function digestBefore(hour: Hour, { ports, tools }: Verifying): Promise<string | undefined> {
  const seal = await ports.archive.get(sealKey(hoursFrom(hour, -1)));
  return seal && tools.sha256(Buffer.from(seal.bytes).toString('utf8'));
}
