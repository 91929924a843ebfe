import { messageId } from '#domain/identity';
import { formatRef } from '#domain/ref';
import type { Addressee } from '#domain/routing/audience';
import type { Planning } from '#domain/routing/plan-slot';
import type { RouteEventTools } from './routing.ts';

/** The ref of the message that an addressee gets, if they get one. */
export function refOf(
  { pinned, route, record }: Planning,
  { member }: Addressee,
  { slice, tools }: { readonly slice: number; readonly tools: RouteEventTools },
): string {
  const named = { event: pinned.id, route: route.id, person: member.person };
  const message = messageId(tools.entropy.sha256, named);
  return formatRef({ record, slice, at: pinned.decidedAt, message });
}
