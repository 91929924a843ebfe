import type { Foreign } from '#domain/inbound/update';
import { anyNumber } from '#domain/facts/upkeep-fact';
import type { Applied, ApplyUpdatePorts, ApplyUpdateTools } from './applying.ts';

const day = 86_400_000;

/** More than these are not remembered: then one is written again, which changes nothing. */
const mostRemembered = 1_000;

/** Sets apart what is not ours: a fact a day for each thing, and a count. Of each worker the first of a day is a write. */
export function noteForeign(
  ports: Pick<ApplyUpdatePorts, 'ledger' | 'meter'>,
  tools: Pick<ApplyUpdateTools, 'now' | 'entropy'>,
) {
  const noted = new Set<string>();
  return async ({ reason, id }: Foreign): Promise<Applied> => {
    const seenAt = tools.now();
    const at = seenAt - (seenAt % day);
    const thing = tools.entropy.sha256(`${reason} ${id}`).slice(0, 16);
    const key = `${at} ${thing}`;
    ports.meter.count('updates-set-apart');
    if (!noted.has(key)) {
      await ports.ledger.put({ kind: 'foreign-update', number: anyNumber, at, thing, reason, id, seenAt });
      if (noted.size >= mostRemembered) noted.clear();
      noted.add(key);
    }
    return { kind: 'ignored', reason };
  };
}
