import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance } from '#domain/messages/message';
import { type Faults, memoryStore } from '#adapters/memory/store';
import type { Put, Store } from '#adapters/tables/store/store';
import { seeded } from '#test/support/seeded';
import { noon, portsOf } from './rig.ts';
import { aChange, aMessage, aPerson, aPhone, aRecord, aSlot, aStory, anEvent, anImport } from './samples.ts';

const faults: fc.Arbitrary<Faults> = fc.record({
  indexLagMs: fc.constant(0),
  conflictRate: fc.constantFrom(0, 0.1, 0.2),
  duplicateRate: fc.constantFrom(0, 0.5, 1),
});

/** Tables with faults and an order of events of their own, drawn anew in each run. */
const stores: fc.Arbitrary<Store> = fc
  .tuple(faults, fc.integer())
  .map(([drawn, seed]) => memoryStore(drawn, { now: () => noon, random: seeded(seed) }));

const many = <T>(count: number, work: (place: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, place) => work(place)));

describe('with conflicts and repeats, in whatever order things happen', () => {
  it('everybody goes on from the one plan that stands', async () => {
    await fc.assert(
      fc.asyncProperty(stores, fc.integer({ min: 2, max: 8 }), async (store, writers) => {
        const { ledger } = portsOf({ store });
        const story = aStory();
        const adopted = await many(writers, (tell) => ledger.put(aSlot(story, { tell })));
        const { facts } = await ledger.ofRecord(story.fact.record);
        expect(adopted).toEqual(adopted.map(() => facts[0]));
        expect(facts).toHaveLength(1);
      }),
    );
  });

  it('everybody goes on from the one event that was pinned', async () => {
    await fc.assert(
      fc.asyncProperty(stores, async (store) => {
        const { events } = portsOf({ store });
        const event = anEvent();
        const pinned = await many(5, (place) =>
          events.pin({ ...event, decidedAt: noon + place, version: `v${place}` }),
        );
        const standing = await events.find(event.id);
        expect(pinned).toEqual(pinned.map(() => standing));
      }),
    );
  });

  it('a record and the facts of its changes never part', async () => {
    await fc.assert(
      fc.asyncProperty(stores, fc.integer({ min: 2, max: 6 }), async (store, writers) => {
        const { records, ledger } = portsOf({ store });
        const { id } = aRecord();
        const told: string[] = [];
        await many(writers, async (place) => {
          const standing = await records.find(id);
          const fact = aChange(id, { at: noon + place });
          const next = aRecord({ id, title: fact.thing });
          const outcome = await records.change(next, standing?.version ?? 0, fact);
          if (outcome.kind === 'changed') told.push(fact.thing);
        });
        const { facts } = await ledger.ofRecord(id);
        const standing = await records.find(id);
        expect(facts.map(({ thing }) => thing).toSorted()).toEqual(told.toSorted());
        expect(standing?.version).toBe(told.length);
        expect(told).toContain(standing?.value.title);
      }),
    );
  });

  it('one of those who claim a message gets it', async () => {
    await fc.assert(
      fc.asyncProperty(stores, fc.integer({ min: 2, max: 8 }), async (store, workers) => {
        const { messages } = portsOf({ store });
        const message = aMessage(aStory());
        await messages.plan(message);
        const claims = Array.from({ length: workers }, (_, worker) => {
          const claim = { id: `claim-${worker}`, since: noon, until: noon + 35_000 };
          return advance(message, { status: 'sending', dueAt: message.dueAt, claim });
        });
        const won = await many(workers, async (worker) => messages.move(claims[worker] ?? message, 1));
        const standing = await messages.find(message.ref);
        expect(won.filter(Boolean)).toHaveLength(1);
        expect(standing).toEqual({ value: claims[won.indexOf(true)], version: 2 });
      }),
    );
  });

  it('a phone that is handed on while its holder wants it back has one of them in the end', async () => {
    await fc.assert(
      fc.asyncProperty(stores, async (store) => {
        const { people } = portsOf({ store });
        const phone = aPhone();
        const [ana, rui] = [aPerson({ phone }), aPerson({ phone })];
        await people.save(ana, 0, anImport(ana));
        await people.save({ ...ana, phone: aPhone() }, 1, anImport(ana));
        await Promise.all([people.save(ana, 2, anImport(ana)), people.save(rui, 0, anImport(rui))]);
        const found = [await people.find(ana.id), await people.find(rui.id)];
        expect(found.filter((person) => person?.value.phone?.reveal() === phone.reveal())).toHaveLength(1);
      }),
    );
  });

  it('a transaction is written whole or not at all, and nobody loses against themselves', async () => {
    const sets = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 5 }), {
      minLength: 2,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(stores, sets, async (store, wanted) => {
        const outcomes = await many(wanted.length, async (writer) => {
          const puts = (wanted[writer] ?? []).map((place): Put => ({
            table: 'ledger',
            item: { pk: `p${place}`, sk: 'x', writer },
            when: 'absent',
          }));
          return store.put(...puts);
        });
        const items = await store.getMany(
          'ledger',
          Array.from({ length: 10 }, (_, place) => ({ pk: `p${place}`, sk: 'x' })),
        );
        const kept = wanted.map((_, writer) =>
          items.flatMap((item, place) => (item?.writer === writer ? [place] : [])),
        );
        const expected = wanted.map((places, writer) =>
          outcomes[writer]?.kind === 'written' ? places.toSorted((a, b) => a - b) : [],
        );
        expect(kept).toEqual(expected);
        // Whoever lost met somebody: on each free place at least one writer would have won.
        expect(outcomes.some(({ kind }) => kind === 'written')).toBe(true);
      }),
    );
  });

  it('a writer who is alone always wins', async () => {
    await fc.assert(
      fc.asyncProperty(stores, async (store) => {
        const { records, messages, ledger } = portsOf({ store });
        const [record, story] = [aRecord(), aStory()];
        expect(await records.change(record, 0, aChange(record.id))).toEqual({ kind: 'changed' });
        expect(await ledger.put(aSlot(story))).toEqual(aSlot(story));
        const message = await messages.plan(aMessage(story));
        const claim = { id: 'mine', since: noon, until: noon + 1 };
        expect(await messages.move(advance(message, { status: 'sending', dueAt: noon, claim }), 1)).toBe(
          true,
        );
      }),
    );
  });
});
