import { describe, expect, it } from 'vitest';
import { contentItem } from '#adapters/tables/messages/message-item';
import { advance, type Message } from '#domain/messages/message';
import { formatRef } from '#domain/ref';
import { anAskedStory } from './asked-story.ts';
import { type Rig, noon, portsOf, unique } from './rig.ts';
import { aMessage, aStory } from './samples.ts';

export function dueContract(rig: () => Rig): void {
  describe('what is due', () => {
    /** All that is due in any shard, in their order. */
    const dueAt = async (until: number) => {
      rig().settle();
      const { due } = portsOf(rig());
      const pages = await Promise.all(due.shards.map((shard) => due.find(shard, { until })));
      return pages.flatMap(({ things }) => things);
    };
    const named = (message: Message) => ({ kind: 'message', ref: message.ref });

    it('is found from its moment on, and names the message', async () => {
      const message = await planned(rig(), aMessage(aStory()));
      expect(await dueAt(message.dueAt - 1)).not.toContainEqual(named(message));
      expect(await dueAt(message.dueAt)).toContainEqual(named(message));
    });

    it('of a slice of a notice names it too', async () => {
      const story = aStory();
      const { record, thing } = story.fact;
      const ref = formatRef({ record, slice: 37, at: noon, message: thing });
      const message = await planned(rig(), { ...aMessage(story), ref });
      expect(await dueAt(message.dueAt)).toContainEqual(named(message));
    });

    it('comes in pages, the oldest first', async () => {
      const { due } = portsOf(rig());
      const shard = await shardWith(rig(), 120);
      const first = await due.find(shard, { until: noon + 1000 });
      const { next } = first;
      const second = await due.find(shard, {
        until: noon + 1000,
        ...(next !== undefined && { after: next }),
      });
      expect([first.things.length, second.things.length, second.next]).toEqual([100, 20, undefined]);
      const refs = [...first.things, ...second.things].map((thing) => ('ref' in thing ? thing.ref : ''));
      expect(refs).toEqual(refs.toSorted());
    });

    it('is not what was set aside: that is found by its number', async () => {
      const { due, messages } = portsOf(rig());
      const number = unique(8);
      const message = await planned(rig(), { ...aMessage(aStory()), number });
      const aside = advance(message, { status: 'waiting', dueAt: noon, code: 190, stopped: true });
      await messages.move(aside, 1);
      expect(await dueAt(noon + 86_400_000)).not.toContainEqual(named(message));
      const pages = await Promise.all(due.asideShards(number).map((shard) => due.find(shard)));
      expect(pages.flatMap(({ things }) => things)).toEqual([named(message)]);
    });

    it('may be an ask', async () => {
      const { ask } = await anAskedStory(rig());
      const thing = { kind: 'ask', ask: { record: ask.record, id: ask.id } };
      const { dueAt: moment = 0 } = ask.state;
      expect(await dueAt(moment - 1)).not.toContainEqual(thing);
      expect(await dueAt(moment)).toContainEqual(thing);
    });

    it('may be a number, and something that is not known', async () => {
      const { paces } = portsOf(rig());
      const number = unique(8);
      await paces.change(number, () => ({ pace: { nextAt: 0, urgentAt: 0, backlog: { dueAt: noon } } }));
      const key = { pk: `Z#${unique(8)}`, sk: 'z' };
      const item = { ...key, due: 'due#5', dueAt: noon };
      await rig().store.put({ table: 'state', item, when: 'absent' });
      const found = await dueAt(noon);
      expect(found).toContainEqual({ kind: 'number', number });
      expect(found).toContainEqual({ kind: 'unknown', key: `${key.pk} / z` });
    });

    it('is read as it is now, parameters and all', async () => {
      const { due } = portsOf(rig());
      const short = await planned(rig(), aMessage(aStory()));
      const parameters = [['title', 'é'.repeat(1024)]] as const;
      const long = await planned(rig(), { ...aMessage(aStory()), parameters });
      expect(contentItem(long)).toBeDefined();
      const found = await due.messages([short.ref, aStory().ref, long.ref]);
      expect([...found]).toEqual([
        [short.ref, { value: short, version: 1 }],
        [long.ref, { value: long, version: 1 }],
      ]);
    });
  });
}

async function planned<M extends Message>(rig: Rig, message: M): Promise<M> {
  await portsOf(rig).messages.plan(message);
  return message;
}

/** A shard of the index that no other test uses. */
async function shardWith({ store, settle }: Rig, count: number): Promise<string> {
  const shard = `test#${unique(8)}`;
  const { record } = aStory().fact;
  for (let index = 0; index < count; index += 1) {
    const sk = `m#0mia6zk00#${String(index).padStart(16, '0')}`;
    const item = { pk: `R#${record}`, sk, due: shard, dueAt: noon + index };
    await store.put({ table: 'state', item, when: 'absent' });
  }
  settle();
  return shard;
}
