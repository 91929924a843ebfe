import { audienceOf } from '#domain/routing/audience';
import { type BusinessEvent, envelopeOf } from '#domain/event';
import { matchingRoutes } from '#domain/routing/matching';
import type { Person } from '#domain/people/person';
import { planSlot } from '#domain/routing/plan-slot';
import { touchedRecords } from '#domain/routing/touched-records';
import { addExampleCompany, openedTicket } from '#test/support/example-company';
import { type World, world } from '#test/support/world';
import { type Figure, medianOf } from './figure.ts';

const rounds = 9;
const perRound = 500;

/** CPU that is spent on deciding alone: which routes take an event, what its record is, who is told and with what. */
export async function routingFigures(): Promise<readonly Figure[]> {
  const chasqui = world();
  await addExampleCompany(chasqui);
  const workspace = await chasqui.ports.workspaces.load('example');
  const staff = workspace.channels.flatMap(({ members }) => members.map(({ person }) => person));
  const people = await chasqui.ports.people.byCompanyIds(staff);
  const events = Array.from({ length: perRound }, (_, number) => openedTicket(number));
  const match = (event: BusinessEvent) => matchingRoutes(workspace, event).length;
  const decide = decider(chasqui, { workspace, people });
  return [
    { figure: 'matching an event', value: microseconds(events, match), unit: 'microseconds of CPU' },
    { figure: 'deciding on an event', value: microseconds(events, decide), unit: 'microseconds of CPU' },
  ];
}

interface Company {
  readonly workspace: Awaited<ReturnType<World['ports']['workspaces']['load']>>;
  readonly people: ReadonlyMap<string, Person>;
}

function decider({ clock, tools }: World, { workspace, people }: Company) {
  return (event: BusinessEvent): number => {
    const pinned = { id: event.id, body: event, decidedAt: clock.now, version: 'example', salt: 'salt' };
    const routes = matchingRoutes(workspace, event);
    const naming = { sha256: tools.entropy.sha256, text: tools.text };
    const scope = envelopeOf(event);
    const touched = touchedRecords(routes, { workspace, scope }, naming);
    const slots = touched.records.flatMap(({ id, routes: touching }) =>
      touching.flatMap((route) =>
        audienceOf(route, workspace, { scope, text: tools.text }).map((addressee) => {
          const person = people.get(addressee.member.person);
          return planSlot(
            { pinned, workspace, route, record: id },
            { addressee, person, duplicate: false },
            tools,
          );
        }),
      ),
    );
    return slots.length;
  };
}

/** The median round, after one that warms the compiler up. Throws where the work came to nothing. */
function microseconds(events: readonly BusinessEvent[], work: (event: BusinessEvent) => number): number {
  const round = () => {
    const before = process.cpuUsage();
    const done = events.reduce((sum, event) => sum + work(event), 0);
    const { user, system } = process.cpuUsage(before);
    if (done < events.length) throw new Error('the events were not taken by any route');
    return (user + system) / events.length;
  };
  round();
  return medianOf(Array.from({ length: rounds }, round));
}
