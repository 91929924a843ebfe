import { printable } from '../printable.ts';
import { findingLine } from './finding.ts';
import type { Verified } from './verify-archive.ts';

/** What was verified and what was found, for a person to read. */
export function verdict(verified: Verified, { isPinned }: { readonly isPinned: boolean }): readonly string[] {
  const { findings, hours, first, last, objects, facts, unsealed, isWhole, hasKey } = verified;
  const count = findings.length;
  return [
    ...findings.map((finding) => printable(findingLine(finding))),
    ...(count === 0 ? [] : ['']),
    first === undefined
      ? 'no sealed hour in this period'
      : `${many(hours, 'sealed hour')}, ${first} to ${last} (UTC)`,
    `${many(facts, 'fact')} in ${many(objects, 'object')} of the archive, each compared with the ledger`,
    ...(unsealed === 0
      ? []
      : [`${unsealed} of them came after the last seal: compared, and sealed within the hour after theirs`]),
    isWhole
      ? 'every fact of the ledger was looked for in the archive'
      : 'facts that never came into the archive are found without --from and --to only',
    ...(hasKey ? [] : ['the ledger’s key could not be read: no MAC was verified']),
    ...ofSeals(verified, { isPinned }),
    summary(verified),
  ];
}

function ofSeals({ publicKey, lastSeal }: Verified, { isPinned }: { readonly isPinned: boolean }) {
  if (publicKey === undefined || lastSeal === undefined) return [];
  const held = `the seals were held to the key of the first one, ${publicKey}: give the one you know with --key`;
  return [
    ...(isPinned ? [] : [held]),
    `the last seal has the digest ${lastSeal}: write it down, and give it with --last-seal the next time`,
  ];
}

function summary({ findings, first }: Verified): string {
  if (findings.length > 0) return `${many(findings.length, 'finding')}: not all is as it was written`;
  return first === undefined ? 'nothing is sealed here, so nothing is proven' : 'all is as it was written';
}

function many(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
