import { inboundId } from '#domain/identity';
import type { Inbound } from '#domain/inbound/inbound';
import { isNotice } from '#domain/inbound/inbound-decision';
import type { Applied, Applying } from './applying.ts';
import { changeIdentity } from './change-identity.ts';
import { followInbound } from './follow-inbound.ts';
import { pinInbound } from './pin-inbound.ts';

/**
 * Applies something that somebody did on their phone. What it means is decided and pinned once; each delivery follows
 * the decision that stands to its end.
 */
export async function applyInbound(inbound: Inbound, applying: Applying): Promise<Applied> {
  const { ports, tools } = applying;
  const { content } = inbound;
  const thing = inboundId(tools.entropy.sha256, inbound.id);
  if (content.kind === 'identity') return changeIdentity({ ...inbound, content }, thing, ports.people);
  if (isNotice(content) && (await ports.people.bySender(inbound.from)) === undefined)
    return { kind: 'ignored', reason: 'nobody-known' };
  const pinned = (await ports.inbounds.find(thing)) ?? (await pinInbound(inbound, thing, applying));
  await followInbound({ pinned, inbound }, applying);
  return { kind: 'applied', reason: pinned.decision.kind };
}
