import { flurryOf } from '#domain/routing/dedupe';
import { scopeOf } from '#domain/messages/message-parameters';
import { outcomeOf } from '#domain/outcomes/outcome';
import type { Planning } from '#domain/routing/plan-slot';
import type { Telling } from '#domain/workspace';
import type { RouteEventPorts, RouteEventTools, Routing } from './routing.ts';

/** What the plans of a route's people rest on. Asked again for the same event, route and record, it is the same. */
export async function planningOf(
  { pinned, workspace }: Routing,
  { route, record }: { readonly route: Telling; readonly record: string },
  { ports, tools }: { ports: Pick<RouteEventPorts, 'dedupe'>; tools: RouteEventTools },
): Promise<Planning> {
  const outcome = outcomeOf(pinned.body);
  const planning = { pinned, workspace, route, record, ...(outcome && { scope: outcome.scope }) };
  const asked = { ...planning, scope: scopeOf(planning) };
  const flurry = flurryOf(asked, { sha256: tools.entropy.sha256, text: tools.text });
  const repetition = flurry && (await ports.dedupe.decide(flurry));
  return repetition?.kind === 'repeats' ? { ...planning, repeats: true } : planning;
}
