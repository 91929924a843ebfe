import type { Ask, Asked } from '#domain/asks/ask';
import { tapMaker } from '#domain/asks/tap-maker';
import type { RecordFact } from '#domain/facts/fact';
import type { Inbound } from '#domain/inbound/inbound';
import { memoryStore, type MemoryStore } from '#adapters/memory/store';
import type { Item, Store } from '#adapters/tables/store/store';
import { isCheck } from '#adapters/tables/store/store';
import { applyInbound } from '#functions/apply-update/apply-inbound';
import type { Versioned } from '#ports/records';
import { askOf, opened, routeWith } from './asking-route.ts';
import { askingWorkspace } from './one-ask.ts';
import { addStaff, companyIds, noticeWorkspace, staffOf } from './notice.ts';
import { inbound } from './phones.ts';
import { seeded } from './seeded.ts';
import { applyWorkspace, tapKey, type World, world } from './world.ts';

/** A notice that so many people are to confirm that they have read, planned in slices as the router does. */
export interface Notice {
  readonly chasqui: World;
  readonly ask: Ask;
  readonly slices: readonly number[];
  /** Who was asked, slice by slice. */
  readonly askedIn: (slice: number) => Promise<readonly Versioned<Asked>[]>;
  readonly tap: (asked: Asked) => Inbound;
  readonly deliver: (done: Inbound) => Promise<void>;
  readonly factsIn: (slice: number) => Promise<readonly RecordFact[]>;
  /** What the tables were asked for, and how often each item was written, since they were watched last. */
  readonly watch: () => Watched;
}

interface Watched {
  readonly queries: () => number;
  /** How often the item was written that was written most, by its key. */
  readonly writesOf: () => ReadonlyMap<string, number>;
}

export async function noticeToRead(people: number): Promise<Notice> {
  const clock = { now: 0 };
  const faults = { indexLagMs: 0, conflictRate: 0.05, duplicateRate: 0.05 };
  const store = memoryStore(faults, { now: () => clock.now, random: seeded(people) });
  const watched = watchedStore(store);
  const chasqui = world({ store: watched.store });
  await applyWorkspace(chasqui, readingWorkspace(people));
  await addStaff(
    chasqui,
    companyIds(people).map((_, place) => staffOf(place)),
  );
  const { record, id } = askOf(chasqui, opened(), 'to-everybody');
  await chasqui.route(opened());
  for (const slice of chasqui.ports.noticeQueue.slices.splice(0)) await chasqui.tell(slice);
  chasqui.clock.now += 60_000;
  const { ports, tools } = chasqui;
  const ask = (await ports.asks.find({ record, id }))?.value;
  if (ask === undefined) throw new Error('nobody was asked');
  const applying = { ports, tools: { ...tools, read: () => [] } };
  return {
    chasqui,
    ask,
    slices: await ports.asks.slicesOf(ask),
    askedIn: (slice) => ports.asks.askedIn(ask, slice),
    tap: tapper(chasqui, ask, people),
    async deliver(done) {
      await applyInbound(done, applying);
    },
    factsIn: async (slice) => (await ports.ledger.ofSlice({ record, slice }, { limit: 1000 })).facts,
    watch: watched.watch,
  };
}

function readingWorkspace(people: number) {
  const read = { kind: 'reading', mode: { kind: 'everyone' }, options: [{ id: 'read' }] } as const;
  const tell = [{ channel: 'everybody', template: 'may', with: { who: '{{detail.id}}' } }];
  const en = { body: 'The plant is closed {{who}} today.', buttons: ['I have read it'] };
  return {
    ...askingWorkspace(),
    channels: noticeWorkspace(people).channels,
    templates: [{ id: 'may', category: 'utility' as const, text: { en } }],
    routes: [routeWith(read, { tell, id: 'to-everybody' })],
  };
}

function tapper({ clock, tools }: World, ask: Ask, people: number): Notice['tap'] {
  const phones = new Map(
    companyIds(people).map((_, place) => {
      const { id, phone } = staffOf(place);
      return [id, phone?.reveal().slice(1) ?? ''];
    }),
  );
  return (asked) => {
    const payload = tapMaker(ask, asked, { key: tapKey, hmac: tools.entropy.hmac })(0);
    const from = { waId: phones.get(asked.person) ?? '' };
    return inbound({ clock }, { kind: 'tap', payload, title: 'I have read it' }, { from });
  };
}

function watchedStore(store: MemoryStore): { readonly store: Store; readonly watch: () => Watched } {
  let queries = 0;
  let writes = new Map<string, number>();
  const note = ({ pk, sk }: Item) => writes.set(`${pk} ${sk}`, (writes.get(`${pk} ${sk}`) ?? 0) + 1);
  return {
    store: {
      ...store,
      async put(...all) {
        const outcome = await store.put(...all);
        if (outcome.kind === 'written') for (const one of all) if (!isCheck(one)) note(one.item);
        return outcome;
      },
      query(asked) {
        queries += 1;
        return store.query(asked);
      },
    },
    watch() {
      queries = 0;
      writes = new Map();
      return { queries: () => queries, writesOf: () => writes };
    },
  };
}
