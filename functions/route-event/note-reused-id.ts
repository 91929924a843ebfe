import { saltedDigest } from '#domain/digest';
import { type BusinessEvent, envelopeOf } from '#domain/event';
import { recordId } from '#domain/identity';
import { canonical } from '#domain/plain';
import type { RouteEventPorts, RouteEventTools, Routing } from './routing.ts';

/** The same id with another body is a fault of the source, and an alarm: whichever was meant, it is not guessed. */
export async function noteReusedId(
  { pinned }: Routing,
  event: BusinessEvent,
  { ports, tools }: { ports: Pick<RouteEventPorts, 'ledger' | 'meter'>; tools: RouteEventTools },
): Promise<{ readonly kind: 'id-reused'; readonly event: string }> {
  const { sha256, hmac } = tools.entropy;
  await ports.ledger.put({
    kind: 'id-reused',
    record: recordId(sha256, 'event', pinned.id),
    slice: 0,
    at: pinned.decidedAt,
    thing: pinned.id,
    event: pinned.id,
    source: event.source,
    detailType: event.detailType,
    seenAt: tools.now(),
    digest: saltedDigest(hmac, pinned.salt, canonical(envelopeOf(event))),
  });
  ports.meter.count('ids-reused');
  return { kind: 'id-reused', event: pinned.id };
}
