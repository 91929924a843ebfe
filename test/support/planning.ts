import { audienceOf } from '#domain/routing/audience';
import type { PinnedEvent } from '#domain/event';
import { scopeOf } from '#domain/messages/message-parameters';
import type { Person } from '#domain/people/person';
import { type Planning, planSlot } from '#domain/routing/plan-slot';
import { textRenderer } from '#domain/texts/text';
import type { Tell } from '#domain/workspace';
import { countedEntropy } from './entropy.ts';
import { smallWorkspace, ticketOpened } from './workspace.ts';
import { personOf } from './world.ts';

export const tools = { entropy: countedEntropy(), text: textRenderer() };

export const pinned: PinnedEvent = {
  id: 'e'.repeat(22),
  body: {
    source: 'helpdesk',
    detailType: 'TicketOpened',
    detail: { id: 'T-1', subject: 'Printer\nis on fire' },
    time: '2026-11-22T01:00:00Z',
    id: '1',
  },
  decidedAt: Date.UTC(2026, 10, 22, 1),
  version: 'v1',
  salt: 's'.repeat(16),
};

/** An opened ticket, about to be planned for the agents of the small workspace. */
export const planning: Planning = {
  pinned,
  workspace: smallWorkspace(),
  route: ticketOpened,
  record: 'r'.repeat(22),
};

export const ana = personOf('ana');

/** The example's route with an entry that is changed in this way, and told to no role. */
export function telling(change: Partial<Tell>): Pick<Planning, 'route'> {
  const [agents] = ticketOpened.tell;
  if (agents === undefined) throw new Error('the example route tells nobody');
  const { role: _, ...everyone } = agents;
  return { route: { ...ticketOpened, tell: [{ ...everyone, ...change }] } };
}

/** The first whom the route reaches. */
export function firstReached(routed: Planning) {
  const sight = { scope: scopeOf(routed), text: tools.text };
  const [reached] = audienceOf(routed.route, routed.workspace, sight);
  if (reached === undefined) throw new Error('the route reaches nobody');
  return reached;
}

/** The slot of the first whom the route reaches, if that is this person. */
export function planFor(
  person: Person | undefined,
  change: Partial<Planning> & { duplicate?: boolean } = {},
) {
  const { duplicate = false, ...planned } = change;
  const routed = { ...planning, ...planned };
  return planSlot(routed, { addressee: firstReached(routed), person, duplicate }, tools);
}
