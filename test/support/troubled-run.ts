import type { BusinessEvent } from '#domain/event';
import { interruptible } from './interruption.ts';
import { brokenPromises } from './told-once.ts';
import type { Delivery, Fault, Trouble } from './trouble.ts';
import {
  applyWorkspace,
  lease,
  peopledWorld,
  personOf,
  ticketEvent,
  type World,
  type WorldOptions,
} from './world.ts';
import { smallWorkspace, ticketClosedToAll, ticketOpened } from './workspace.ts';

class Died extends Error {}

/**
 * Runs one case of trouble in a world: events delivered again and again by workers that die, jobs likewise, Meta at
 * its worst, the company changing its mind in between. At the end everything is delivered once more, undisturbed, as
 * the queues would. Answers with the promises that were broken.
 */
export async function troubledRun(trouble: Trouble, options: WorldOptions = {}): Promise<readonly string[]> {
  const taken = new Map<string, string>();
  const chasqui = await peopledWorld({ ...options, meta: metaOf(trouble.meta, taken) });
  await applyWorkspace(chasqui, smallWorkspace({ routes: [ticketOpened, ticketClosedToAll] }), 'v2');
  const events = trouble.events.map(({ key, closes }, index) =>
    ticketEvent(`event-${index}`, {
      detailType: closes ? 'TicketClosed' : 'TicketOpened',
      detail: { id: key, subject: `Trouble ${index}`, priority: 'high' },
    }),
  );
  const { together } = trouble;
  await inTurn(together, [...events.entries()], ([index, event]) =>
    inTurn(together, trouble.events[index]?.deliveries ?? [], (delivery) =>
      dying(chasqui, delivery, (ports) => chasqui.route(event, ports)),
    ),
  );
  await change(chasqui, trouble.meanwhile);
  await inTurn(together, [...new Set(chasqui.ports.sendQueue.refs)], (ref) =>
    inTurn(together, trouble.jobs, (delivery) =>
      dying(chasqui, delivery, (ports) => chasqui.send(ref, ports)),
    ),
  );
  await settle(chasqui, events);
  return brokenPromises(events, { ports: chasqui.ports, sha256: chasqui.tools.entropy.sha256, taken });
}

function metaOf(meta: readonly Fault[], taken: Map<string, string>): NonNullable<WorldOptions['meta']> {
  return ({ callback }, call) => {
    const fault = meta[call % meta.length];
    if (fault === undefined) throw new Error('a case needs an answer of Meta');
    const providerId = `wamid.${callback}.${call}`;
    if (fault.taken) taken.set(callback, providerId);
    return fault.answer === 'accepted' ? { kind: 'accepted', providerId } : fault.answer;
  };
}

/** One after the other, or all at the same time. */
async function inTurn<T>(
  together: boolean,
  all: readonly T[],
  run: (one: T) => Promise<void>,
): Promise<void> {
  if (together) await Promise.all(all.map(run));
  else for (const one of all) await run(one);
}

async function dying(
  chasqui: World,
  delivery: Delivery,
  run: (ports: World['ports']) => Promise<unknown>,
): Promise<void> {
  chasqui.clock.now += delivery.later;
  const { ports } = interruptible(chasqui.ports, delivery.dies, () => {
    throw new Died();
  });
  await run(ports).catch((error: unknown) => {
    if (!(error instanceof Died)) throw error;
  });
}

async function change(chasqui: World, what: string): Promise<void> {
  chasqui.clock.now += 20_000;
  if (what === 'new-version') {
    await applyWorkspace(
      chasqui,
      smallWorkspace({ channels: smallWorkspace().channels.map(withoutAna) }),
      'v3',
    );
  }
  if (what === 'opt-out') {
    const found = await chasqui.ports.people.find(personOf('ana').id);
    if (found === undefined) throw new Error('ana is not there');
    const person = {
      ...found.value,
      consent: { kind: 'withdrawn' as const, at: chasqui.clock.now, source: 'STOP' },
    };
    await chasqui.ports.people.save(person, found.version, {
      kind: 'person-imported',
      person: person.id,
      at: chasqui.clock.now,
      thing: 'o'.repeat(16),
      changed: ['consent'],
      consent: 'withdrawn',
    });
  }
}

function withoutAna(channel: ReturnType<typeof smallWorkspace>['channels'][number]) {
  return { ...channel, members: channel.members.filter(({ person }) => person !== 'ana') };
}

/** What the queues do in the end: every event and every job once more, after every lease. */
async function settle(chasqui: World, events: readonly BusinessEvent[]): Promise<void> {
  for (const event of events) await chasqui.route(event);
  chasqui.clock.now += lease + 1;
  for (const ref of new Set(chasqui.ports.sendQueue.refs)) await chasqui.send(ref);
}
