import { type Addressee, audienceOf } from '#domain/audience';
import type { PlanSlot } from '#domain/fact';
import { routingId } from '#domain/identity';
import type { Message } from '#domain/message';
import type { Person } from '#domain/person';
import { type Planning, planSlot, type Reached } from '#domain/plan-slot';
import { plannedMessage } from '#domain/planned-message';
import type { RouteEventPorts, RouteEventTools } from './route-event.ts';

interface Reach {
  readonly ports: Pick<RouteEventPorts, 'people' | 'ledger' | 'messages' | 'sendQueue' | 'meter'>;
  readonly tools: RouteEventTools;
}

/** Plans one route's people: the slot first, then the message, then the job. */
export async function tellAudience(
  planning: Planning,
  { ports, tools }: Reach,
): Promise<{ readonly planned: number; readonly suppressed: number }> {
  const addressees = audienceOf(planning.route, planning.workspace);
  const people = await ports.people.byCompanyIds(addressees.map(({ member }) => member.person));
  const messages = await Promise.all(
    reachedBy(addressees, people).map(async (reached) => {
      const slot = await ports.ledger.put(planSlot(planning, reached, tools));
      return planMessage(planning, { slot, addressee: reached.addressee }, { ports, tools });
    }),
  );
  const planned = messages.filter((message) => message !== undefined);
  await ports.sendQueue.put(planned.filter(({ status }) => status === 'queued').map(({ ref }) => ref));
  ports.meter.count('messages-planned', planned.length);
  const suppressed = messages.length - planned.length;
  if (planned.length === 0) await noteNobody(planning, suppressed, { ports, tools });
  return { planned: planned.length, suppressed };
}

/** Two members of an audience may be one person: the first of them is told. */
function reachedBy(
  addressees: readonly Addressee[],
  people: ReadonlyMap<string, Person>,
): readonly Reached[] {
  const seen = new Set<string>();
  return addressees.map((addressee) => {
    const person = people.get(addressee.member.person);
    const duplicate = person !== undefined && seen.has(person.id);
    if (person !== undefined) seen.add(person.id);
    return { addressee, person, duplicate };
  });
}

async function planMessage(
  planning: Planning,
  { slot, addressee }: { slot: PlanSlot; addressee: Addressee },
  { ports, tools }: Reach,
): Promise<Message | undefined> {
  const message = plannedMessage(
    planning,
    { slot, member: addressee.member.person },
    { hmac: tools.entropy.hmac, text: tools.text },
  );
  return message === undefined ? undefined : ports.messages.plan(message);
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
