import { describe, expect, it } from 'vitest';
import type { Person } from '#domain/people/person';
import { askedOf, askingWorld, askOf, opened, plansOf, routeWith } from '#test/support/asking-route';
import { interruptible } from '#test/support/interruption';
import { companyIds } from '#test/support/notice';
import { addPerson, personOf, type World } from '#test/support/world';

const everybody = ['ana', 'rui', 'eva'] as const;
const toAll = { tell: [{ channel: 'helpdesk', template: 'may', with: { who: '{{detail.id}}' } }] };

const absence = (deputy: string) => ({ from: 0, until: Number.MAX_SAFE_INTEGER, deputy });

async function change(chasqui: World, person: Person): Promise<void> {
  const found = await chasqui.ports.people.find(person.id);
  await chasqui.ports.people.save(person, found?.version ?? 0);
}

async function factsOf({ ports }: World, record: string) {
  return (await ports.ledger.ofRecord(record)).facts;
}

class Died extends Error {}

describe('what a route asks', () => {
  it('is asked once, and of each once, wherever the worker dies', async () => {
    const undisturbed = await askingWorld([routeWith({ mode: { kind: 'sequential' } }, toAll)]);
    const counted = interruptible(undisturbed.ports, undefined, () => undefined);
    await undisturbed.route(opened(), counted.ports);
    const wanted = await factsOf(undisturbed, askOf(undisturbed, opened()).record);
    for (let call = 1; call <= counted.calls(); call += 1) {
      const chasqui = await askingWorld([routeWith({ mode: { kind: 'sequential' } }, toAll)]);
      const ask = askOf(chasqui, opened());
      const stop = () => {
        throw new Died();
      };
      const dying = interruptible(chasqui.ports, { call, when: 'after' }, stop);
      await expect(chasqui.route(opened(), dying.ports)).rejects.toThrow(Died);
      await chasqui.route(opened());
      const kinds = (facts: typeof wanted) => facts.map(({ kind, thing }) => `${kind} ${thing}`).toSorted();
      expect(kinds(await factsOf(chasqui, ask.record))).toEqual(kinds(wanted));
      const asked = await Promise.all(everybody.map((company) => askedOf(chasqui, ask, company)));
      expect(asked.map((one) => one?.ask)).toEqual([ask.id, ask.id, ask.id]);
      const { refs } = chasqui.ports.sendQueue;
      expect(new Set(refs)).toEqual(new Set([ask.ref('ana')]));
    }
  });

  it('puts who is asked there before their message', async () => {
    const chasqui = await askingWorld([routeWith({}, toAll)]);
    const seen: boolean[] = [];
    const messages: World['ports']['messages'] = {
      ...chasqui.ports.messages,
      plan: async (message) => {
        seen.push((await chasqui.ports.asks.asked(message.ref)) !== undefined);
        return chasqui.ports.messages.plan(message);
      },
    };
    await chasqui.route(opened(), { ...chasqui.ports, messages });
    expect(seen).toEqual([true, true, true]);
  });

  it('keeps its line when it is delivered again and who may be told has changed', async () => {
    const chasqui = await askingWorld([routeWith({ mode: { kind: 'sequential' } }, toAll)]);
    const ask = askOf(chasqui, opened());
    const { phone: _, ...withoutPhone } = personOf('ana');
    await change(chasqui, withoutPhone);
    await chasqui.route(opened());
    await change(chasqui, personOf('ana'));
    await chasqui.route(opened());
    expect((await chasqui.ports.asks.find(ask))?.value.line).toEqual([ask.ref('rui'), ask.ref('eva')]);
  });

  it('stays refused when it is delivered again, though the ask before it is over by then', async () => {
    const chasqui = await askingWorld([routeWith({}, toAll)]);
    const first = askOf(chasqui, opened());
    await chasqui.route(opened());
    chasqui.clock.now += 60_000;
    await chasqui.route(opened('2'));
    const found = await chasqui.ports.asks.find(first);
    if (found === undefined) throw new Error('there is no ask');
    const state = { kind: 'expired', at: chasqui.clock.now } as const;
    await chasqui.ports.asks.change({ ask: { ...found, value: { ...found.value, state } } });
    const before = await factsOf(chasqui, first.record);
    expect(await chasqui.route(opened('2'))).toMatchObject({ planned: 0, suppressed: 3 });
    expect(await factsOf(chasqui, first.record)).toEqual(before);
  });

  it('is nothing where the event repeats another', async () => {
    const dedupe = { window: 3_600_000 };
    const chasqui = await askingWorld([routeWith({ again: true }, { ...toAll, dedupe })]);
    await chasqui.route(opened());
    chasqui.clock.now += 60_000;
    expect(await chasqui.route(opened('2'))).toMatchObject({ planned: 0, suppressed: 3 });
    expect(await chasqui.ports.asks.ofRecord(askOf(chasqui, opened()).record)).toHaveLength(1);
  });

  it('has no voice for a text that names nobody, nor for the manager of somebody who has none', async () => {
    const [told] = toAll.tell.map((tell) => ({ ...tell, role: 'manager' }));
    const { role: _, ...named } = told ?? { role: '', channel: '', template: '', with: {} };
    const tell = [...toAll.tell, { ...named, person: '{{detail.none}}' }, { ...named, managerOf: 'eva' }];
    const chasqui = await askingWorld([routeWith({}, { tell })]);
    await chasqui.route(opened());
    expect((await chasqui.ports.asks.find(askOf(chasqui, opened())))?.value.of).toBe(3);
  });
});

describe('who may not answer', () => {
  it('does not do so by their deputy, nor as the deputy of somebody', async () => {
    const chasqui = await askingWorld([routeWith({ except: 'rui' }, toAll)]);
    await addPerson(chasqui, personOf('leo'));
    await change(chasqui, personOf('rui', { absence: absence('leo') }));
    await change(chasqui, personOf('ana', { absence: absence('rui') }));
    const ask = askOf(chasqui, opened());
    await chasqui.route(opened());
    const plans = await plansOf(chasqui, ask, everybody);
    expect(plans.get('rui')).toEqual({ kind: 'suppressed', reason: 'excepted' });
    expect(plans.get('ana')).toEqual({ kind: 'suppressed', reason: 'absent' });
    expect(plans.get('eva')?.kind).toBe('planned');
  });

  it('may be more than twenty, and everybody: then nobody was told', async () => {
    const many = [...companyIds(25), ...everybody].join(', ');
    const chasqui = await askingWorld([routeWith({ except: many }, toAll)]);
    await chasqui.route(opened());
    const facts = await factsOf(chasqui, askOf(chasqui, opened()).record);
    expect(facts.find(({ kind }) => kind === 'nobody-notified')).toMatchObject({ suppressed: 3 });
  });
});

describe('a deputy', () => {
  it('has one voice though the absences change between two deliveries', async () => {
    const chasqui = await askingWorld([routeWith({}, toAll)]);
    await addPerson(chasqui, personOf('leo'));
    await change(chasqui, personOf('ana', { absence: absence('leo') }));
    const ask = askOf(chasqui, opened());
    // The worker dies when the slot of ana stands, and before that of rui does.
    const ledger: World['ports']['ledger'] = {
      ...chasqui.ports.ledger,
      put: async (fact) => {
        if (fact.kind === 'slot' && fact.standsFor === undefined) throw new Died();
        return chasqui.ports.ledger.put(fact);
      },
    };
    await expect(chasqui.route(opened(), { ...chasqui.ports, ledger })).rejects.toThrow(Died);
    await change(chasqui, personOf('ana'));
    await change(chasqui, personOf('rui', { absence: absence('leo') }));
    await chasqui.route(opened());
    const plans = await plansOf(chasqui, ask, everybody);
    expect(plans.get('ana')?.kind).toBe('planned');
    expect(plans.get('rui')).toEqual({ kind: 'suppressed', reason: 'duplicate' });
    expect((await askedOf(chasqui, ask, 'ana'))?.person).toBe(personOf('leo').id);
  });
});

describe('who is asked and cannot be told', () => {
  it('may answer all the same', async () => {
    const [told] = toAll.tell;
    const stranger = { channel: '', template: '', with: {}, ...told, person: 'leo' };
    const chasqui = await askingWorld([routeWith({}, { tell: [...toAll.tell, stranger] })]);
    const ask = askOf(chasqui, opened());
    expect(await chasqui.route(opened())).toMatchObject({ planned: 3, suppressed: 1 });
    expect((await chasqui.ports.asks.find(ask))?.value.of).toBe(4);
  });

  it('has their place in the line as it was meant, should the ask itself not be found', async () => {
    const chasqui = await askingWorld([routeWith({ mode: { kind: 'sequential' } }, toAll)]);
    const asks: World['ports']['asks'] = { ...chasqui.ports.asks, find: async () => undefined };
    await chasqui.route(opened(), { ...chasqui.ports, asks });
    expect(chasqui.ports.sendQueue.refs).toEqual([askOf(chasqui, opened()).ref('ana')]);
  });
});
