import type { HexDigest } from '#domain/archive/hour-seal';
import type { SealTools } from '#domain/archive/check-seal';
import type { Hour } from '#domain/archive/hour';
import type { Instant } from '#domain/instant';
import type { AuditPorts } from './audit-ports.ts';
import type { Finding } from './finding.ts';

export interface VerifyTools extends SealTools {
  readonly now: () => Instant;
  readonly sha256: HexDigest;
  /** Waits for what is on its way into the archive. */
  readonly pause: (ms: number) => Promise<void>;
}

/** Verifying as it goes on. */
export interface Verifying {
  readonly ports: AuditPorts;
  readonly tools: VerifyTools;
  /** The keys that seals are held to, the one in use first: those given, else that of the first seal. */
  publicKeys: readonly string[];
  /** Digests of the seals that stand, in the order of their hours. */
  readonly digests: Set<string>;
  readonly found: Map<string, Finding>;
  readonly counts: { hours: number; objects: number; facts: number; unsealed: number };
  /** Digests of the places of all facts that were read from the archive; absent where only a part of it is read. */
  readonly archived: Set<string> | undefined;
}

/** Of a fact that came twice, or of an object that is read twice, the same is said once. */
export function note({ found }: Pick<Verifying, 'found'>, finding: Finding): void {
  const { kind, hour, object, pk, sk } = finding;
  const name = JSON.stringify(pk === undefined ? [kind, hour, object] : [kind, pk, sk]);
  if (!found.has(name)) found.set(name, finding);
}

export interface ObjectPlace {
  readonly key: string;
  readonly hour: Hour;
}

/** A place in the ledger, short: a run may remember millions. */
export function shortPlace(
  sha256: HexDigest,
  { pk, sk }: { readonly pk: string; readonly sk: string },
): string {
  return sha256(JSON.stringify([pk, sk])).slice(0, 24);
}
