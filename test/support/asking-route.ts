import type { AskRule } from '#domain/asks/ask-rule';
import type { BusinessEvent } from '#domain/event';
import type { Asked } from '#domain/asks/ask';
import type { Plan } from '#domain/facts/routing-fact';
import { messageId, recordId, routingId } from '#domain/identity';
import { formatRef } from '#domain/ref';
import type { Route, Workspace } from '#domain/workspace';
import { approval, askingWorkspace } from './one-ask.ts';
import {
  addPerson,
  applyWorkspace,
  personOf,
  ticketEvent,
  type World,
  type WorldOptions,
  world,
} from './world.ts';

const [asking] = askingWorkspace().routes;

/** The route of `askingWorkspace`, with another rule, and told by ways of its own. */
export function routeWith(rule: Partial<AskRule>, change: Partial<Route> = {}): Route {
  if (asking === undefined) throw new Error('no route asks');
  return { ...asking, ...change, ask: { ...approval, ...rule } };
}

/** Ana, Rui and Eva, and a workspace of these routes. */
export async function askingWorld(
  routes: readonly Route[],
  change: Partial<Workspace> = {},
  options: WorldOptions = {},
): Promise<World> {
  const chasqui = world(options);
  const { templates } = askingWorkspace();
  const all = [...templates, ...smallTemplates()];
  await applyWorkspace(chasqui, { ...askingWorkspace(), templates: all, routes, ...change });
  for (const company of ['ana', 'rui', 'eva']) await addPerson(chasqui, personOf(company));
  return chasqui;
}

function smallTemplates(): Workspace['templates'] {
  const body = 'Ticket {{number}} is open: {{subject}} today.';
  return [{ id: 'ticket_opened', category: 'utility', text: { en: { body } } }];
}

/** What became of the ask of one event. */
export interface AskOfEvent {
  readonly record: string;
  readonly id: string;
  readonly ref: (company: string) => string;
}

export function askOf({ tools, clock }: World, event: BusinessEvent, route = asking?.id ?? ''): AskOfEvent {
  const { sha256 } = tools.entropy;
  const record = recordId(sha256, 'ticket', 'T-1');
  const pinned = sha256(`event\0${event.source}\0${event.id}`).slice(0, 22);
  const at = clock.now;
  return {
    record,
    id: routingId(sha256, pinned, route),
    ref: (company) =>
      formatRef({
        record,
        slice: 0,
        at,
        message: messageId(sha256, { event: pinned, route, person: company }),
      }),
  };
}

/** Plans by the company's id of the member. */
export async function plansOf({ ports }: World, ask: AskOfEvent, companies: readonly string[]) {
  const found = new Map<string, Plan>();
  const slots = await ports.notices.slots(companies.map((company) => ask.ref(company)));
  for (const company of companies) {
    const slot = slots.get(ask.ref(company));
    if (slot !== undefined) found.set(company, slot.plan);
  }
  return found;
}

export async function askedOf(
  { ports }: World,
  ask: AskOfEvent,
  company: string,
): Promise<Asked | undefined> {
  return (await ports.asks.asked(ask.ref(company)))?.value;
}

export const opened = (id = '1'): BusinessEvent => ticketEvent(id);
