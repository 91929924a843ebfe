import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordFact } from '#domain/facts/fact';
import { recordId } from '#domain/identity';
import type { Person } from '#domain/people/person';
import type { Route, Tell } from '#domain/workspace';
import { interruptible } from '#test/support/interruption';
import { smallWorkspace, ticketOpened } from '#test/support/workspace';
import { addPerson, applyWorkspace, personOf, ticketEvent, world, type World } from '#test/support/world';

const tell = {
  channel: 'empty',
  template: 'ticket_opened',
  with: { number: '{{ detail.id }}', subject: '{{ detail.subject }}' },
};

/** A world whose only routes tell in these ways, one route for each list. */
async function worldTelling(staff: readonly Person[], ...routes: readonly (readonly Partial<Tell>[])[]) {
  const chasqui = world();
  const telling = routes.map((tells, index): Route => ({
    ...ticketOpened,
    id: `route-${index}`,
    tell: tells.map((one) => ({ ...tell, ...one })),
  }));
  await applyWorkspace(chasqui, smallWorkspace({ routes: telling }));
  for (const person of staff) await addPerson(chasqui, person);
  return chasqui;
}

function opened(detail: { readonly [field: string]: string } = {}) {
  return ticketEvent('1', { detail: { id: 'T-1', subject: 'Printer', ...detail } });
}

async function facts(chasqui: World): Promise<readonly RecordFact[]> {
  const record = recordId(chasqui.tools.entropy.sha256, 'ticket', 'T-1');
  return (await chasqui.ports.ledger.ofRecord(record)).facts;
}

/** What became of each slot, in the order of the ledger. */
async function plans(chasqui: World): Promise<readonly string[]> {
  return (await facts(chasqui))
    .flatMap((fact) => (fact.kind === 'slot' ? [fact] : []))
    .map(({ person, plan }) => `${person}: ${plan.kind === 'planned' ? 'told' : plan.reason}`)
    .toSorted();
}

const [ana, rui, eva] = [
  personOf('ana', { manager: 'eva' }),
  personOf('rui', { manager: 'leo' }),
  personOf('eva'),
];

/** Between two deliveries Ana's manager changes from Eva to Rui. */
async function givesAnaToRui({ ports }: World): Promise<void> {
  await ports.people.save({ ...ana, manager: 'rui' }, 1, {
    kind: 'person-imported',
    person: ana.id,
    at: 1,
    thing: 'again',
    changed: ['manager'],
    consent: 'given',
  });
}

describe('whom an event names', () => {
  it('is told without being a member of the channel, and is not said to have left it', async () => {
    const chasqui = await worldTelling([ana], [{ person: '{{ detail.requester }}' }]);
    await chasqui.route(opened({ requester: 'ana' }));
    expect(await plans(chasqui)).toEqual([`${ana.id}: told`]);
    const [job] = chasqui.ports.sendQueue.refs;
    const found = await chasqui.ports.messages.find(job ?? '');
    expect(found?.value).toMatchObject({ named: true, channel: 'empty', member: 'ana' });
  });

  it('is the manager of somebody, found in a second read; or it is said why there is none', async () => {
    const chasqui = await worldTelling([ana, rui, eva], [{ managerOf: '{{ detail.requester }}' }]);
    await chasqui.route(opened({ requester: 'ana,rui,eva,gone' }));
    expect(await plans(chasqui)).toEqual(
      [
        `${eva.id}: told`,
        'company#manager-of:eva: no-manager',
        'company#manager-of:gone: unknown-person',
        'company#manager-of:rui: unknown-person',
      ].toSorted(),
    );
  });

  it('is nobody: then the route is said to have told nobody', async () => {
    const chasqui = await worldTelling([ana], [{ person: '{{ detail.requester }}' }]);
    await chasqui.route(opened());
    expect(await plans(chasqui)).toEqual(['company#nobody-named:0: nobody-named']);
    const nobody = (await facts(chasqui)).filter(({ kind }) => kind === 'nobody-notified');
    expect(nobody).toMatchObject([{ suppressed: 1, channels: ['empty'] }]);
  });

  it('are 20 at most, and it is said that there were more', async () => {
    const { phone: _, ...mute } = ana;
    const all = [...Array(25).keys()].map((index) => `p${String(index).padStart(2, '0')}`);
    const staff = all.map((company) => ({ ...mute, id: company.padEnd(16, '0'), company }));
    const chasqui = await worldTelling(staff, [{ person: '{{ detail.requester }}' }]);
    await chasqui.route(opened({ requester: all.join() }));
    const said = await plans(chasqui);
    expect(said).toHaveLength(21);
    expect(said).toContain('company#too-many-named:0: too-many-named');
  });

  it('has one slot for the manager whoever that is: a change between two deliveries tells nobody twice', async () => {
    const chasqui = await worldTelling([ana, rui, eva], [{ managerOf: 'ana' }]);
    await chasqui.route(opened());
    await givesAnaToRui(chasqui);
    await chasqui.route(opened());
    expect(await plans(chasqui)).toEqual([`${eva.id}: told`]);
    expect(new Set(chasqui.ports.sendQueue.refs).size).toBe(1);
  });

  it('is told once wherever the first delivery dies and whoever is the manager when the next one comes', async () => {
    const roads = [[{ managerOf: 'ana' }], [{ channel: 'helpdesk' }]];
    for (let call = 1; call <= 30; call += 1) {
      const chasqui = await worldTelling([ana, rui, eva], ...roads);
      const dying = interruptible(chasqui.ports, { call, when: 'after' }, () => {
        throw new Error('died');
      });
      await chasqui.route(opened(), dying.ports).catch(() => undefined);
      await givesAnaToRui(chasqui);
      await chasqui.route(opened());
      const told = (await plans(chasqui)).filter((plan) => plan.endsWith(': told'));
      expect(told).toEqual([...new Set(told)]);
      expect(told).toHaveLength(3);
    }
  });

  it('is told once, by whichever routes, channels, roles and names the event leads to them, however often it comes', async () => {
    const naming = fc.subarray(['ana', 'rui', 'eva', 'leo']).map((ids) => ids.join());
    const road = fc.oneof(
      fc.record({ channel: fc.constantFrom('helpdesk', 'empty') }),
      fc.record({ channel: fc.constant('helpdesk'), role: fc.constantFrom('agent', 'manager') }),
      fc.record({ person: naming }),
      fc.record({ managerOf: naming }),
    );
    const routes = fc.array(fc.array(road, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(routes, fc.integer({ min: 1, max: 3 }), async (roads, deliveries) => {
        const chasqui = await worldTelling([ana, rui, eva], ...roads);
        for (let time = 0; time < deliveries; time += 1) await chasqui.route(opened());
        const told = (await plans(chasqui)).filter((plan) => plan.endsWith(': told'));
        expect(new Set(told).size).toBe(told.length);
        expect(new Set(chasqui.ports.sendQueue.refs).size).toBe(told.length);
      }),
      { numRuns: 60 },
    );
  });
});
