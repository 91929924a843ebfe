import { type Addressee, audienceOf } from '#domain/audience';
import type { PlanSlot } from '#domain/fact';
import { routingId } from '#domain/identity';
import type { Message } from '#domain/message';
import { type Planning, planSlot } from '#domain/plan-slot';
import { plannedMessage } from '#domain/planned-message';
import { reachedBy } from '#domain/reached';
import type { RouteEventPorts, RouteEventTools } from './routing.ts';

interface Reach {
  readonly ports: Pick<RouteEventPorts, 'people' | 'ledger' | 'messages' | 'sendQueue' | 'meter'>;
  readonly tools: RouteEventTools;
  /** People whom an earlier route of the same event has a message for; those of this route are added. */
  readonly told: Set<string>;
}

/** Plans one route's people: the slot first, then the message, then the job. */
export async function tellAudience(
  planning: Planning,
  reach: Reach,
): Promise<{ readonly planned: number; readonly suppressed: number }> {
  const { ports, tools, told } = reach;
  const addressees = audienceOf(planning.route, planning.workspace);
  const people = await ports.people.byCompanyIds(addressees.map(({ member }) => member.person));
  const outcomes = await Promise.all(
    reachedBy(addressees, people, told).map(async (reached) => {
      const slot = await ports.ledger.put(planSlot(planning, reached, tools));
      return { slot, message: await planMessage(planning, { slot, addressee: reached.addressee }, reach) };
    }),
  );
  const planned = outcomes.flatMap(({ message }) => message ?? []);
  await ports.sendQueue.put(planned.filter(({ status }) => status === 'queued').map(({ ref }) => ref));
  ports.meter.count('messages-planned', planned.length);
  for (const { person } of planned) told.add(person);
  const suppressed = outcomes.length - planned.length;
  if (outcomes.every(({ slot }) => isUntold(slot))) await noteNobody(planning, suppressed, reach);
  return { planned: planned.length, suppressed };
}

/** Neither by this route nor by another of the same event. */
function isUntold({ plan }: PlanSlot): boolean {
  return plan.kind === 'suppressed' && plan.reason !== 'duplicate';
}

async function planMessage(
  planning: Planning,
  { slot, addressee }: { slot: PlanSlot; addressee: Addressee },
  { ports, tools }: Reach,
): Promise<Message | undefined> {
  if (slot.plan.kind === 'suppressed') return undefined;
  const message = plannedMessage(
    planning,
    { slot, plan: slot.plan, member: addressee.member.person },
    { hmac: tools.entropy.hmac, text: tools.text },
  );
  return ports.messages.plan(message);
}

async function noteNobody(planning: Planning, suppressed: number, { ports, tools }: Reach): Promise<void> {
  const { pinned, route, record } = planning;
  await ports.ledger.put({
    kind: 'nobody-notified',
    record,
    slice: 0,
    at: pinned.decidedAt,
    thing: routingId(tools.entropy.sha256, pinned.id, route.id),
    event: pinned.id,
    route: route.id,
    channels: [...new Set(route.tell.map(({ channel }) => channel))],
    suppressed,
  });
  ports.meter.count('nobody-notified');
}
