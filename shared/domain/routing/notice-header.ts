import type { Sha256 } from '../digest.ts';
import type { NoticeSliced } from '../facts/routing-fact.ts';
import { routingId } from '../identity.ts';
import type { Planning } from './plan-slot.ts';
import { findById } from '../workspace.ts';
import { zonedDay } from '../texts/zoned-day.ts';

/** The fact that a route's audience was cut: who comes later finds by it how many slices there are. Listed under the first channel told. */
export function noticeHeader(
  { pinned, workspace, route, record }: Planning,
  size: { readonly people: number; readonly slices: number },
  sha256: Sha256,
): NoticeSliced {
  const [channel] = route.tell.map((tell) => findById(workspace.channels, tell.channel));
  if (channel === undefined) throw new Error(`route ${route.id} tells nobody`);
  return {
    kind: 'notice-sliced',
    record,
    slice: 0,
    at: pinned.decidedAt,
    thing: routingId(sha256, pinned.id, route.id),
    event: pinned.id,
    route: route.id,
    channel: channel.id,
    day: zonedDay(pinned.decidedAt, findById(workspace.branches, channel.branch).timeZone),
    version: pinned.version,
    ...size,
  };
}
