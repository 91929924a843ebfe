import { noticeHeader } from '#domain/routing/notice-header';
import type { Planning } from '#domain/routing/plan-slot';
import type { RouteEventPorts, RouteEventTools } from './routing.ts';

/** Puts the header of a notice, then a job for each of its slices. Again where the event is delivered again: a slice that is told knows it. */
export async function startNotice(
  planning: Planning,
  size: { readonly people: number; readonly slices: number },
  { ports, tools }: { ports: Pick<RouteEventPorts, 'ledger' | 'noticeQueue'>; tools: RouteEventTools },
): Promise<void> {
  const header = noticeHeader(planning, size, tools.entropy.sha256);
  const { event, record, route } = header;
  await ports.ledger.put(header);
  await ports.noticeQueue.put(
    Array.from({ length: size.slices }, (_, place) => ({ event, record, route, slice: place + 1 })),
  );
}
