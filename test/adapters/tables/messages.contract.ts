import { describe, expect, it } from 'vitest';
import type { Doubted } from '#domain/facts/message-fact';
import { type Message, advance } from '#domain/messages/message';
import { itemSize } from '#adapters/tables/store/item-size';
import { dueBuckets, messageKey, refOf } from '#adapters/tables/store/keys';
import { type Rig, noon, portsOf, unique } from './rig.ts';
import { type Story, aMessage, aStory } from './samples.ts';
import { anAskedStory } from './asked-story.ts';

const longParameters = [
  ['title', 'é'.repeat(1024)],
  ['link', 'https://example.com/'],
] as const;

const sending = (message: Message): Message =>
  advance(
    { ...message, attempt: 1 },
    {
      status: 'sending',
      dueAt: noon + 120_000,
      claim: { id: unique(16), since: noon, until: noon + 35_000 },
    },
  );

const doubted = ({ fact }: Story): Doubted => ({
  kind: 'doubted',
  ...fact,
  attempt: 1,
  claimedAt: noon,
  notedAt: noon + 10_000,
  reason: 'timeout',
});

export function messagesContract(rig: () => Rig): void {
  describe('messages', () => {
    it('are planned once: whoever plans again gets the one that stands', async () => {
      const { messages } = portsOf(rig());
      const message = aMessage(aStory());
      expect(await messages.find(message.ref)).toBeUndefined();
      expect(await messages.plan(message)).toEqual(message);
      const moved = sending(message);
      await messages.move(moved, 1);
      expect(await messages.plan({ ...message, language: 'en' })).toEqual(moved);
      expect(await messages.find(message.ref)).toEqual({ value: moved, version: 2 });
    });

    it('move on from the version that was read, once', async () => {
      const { messages } = portsOf(rig());
      const message = aMessage(aStory());
      await messages.plan(message);
      const [mine, theirs] = [sending(message), sending(message)];
      expect(await messages.move(mine, 1)).toBe(true);
      expect(await messages.move(mine, 1), 'the same claim again').toBe(true);
      expect(await messages.move(theirs, 1), 'somebody else').toBe(false);
      expect((await messages.find(message.ref))?.value).toEqual(mine);
    });

    it('move with their fact or not at all', async () => {
      const { messages, ledger } = portsOf(rig());
      const story = aStory();
      const message = aMessage(story);
      await messages.plan(message);
      await messages.move(sending(message), 1);
      const next = advance(sending(message), {
        status: 'doubt',
        dueAt: noon + 300_000,
        reason: 'timeout',
        since: noon,
      });
      expect(await messages.move(next, 1, doubted(story))).toBe(false);
      expect((await ledger.ofRecord(story.fact.record)).facts).toEqual([]);
      expect(await messages.move(next, 2, doubted(story))).toBe(true);
      expect((await ledger.ofRecord(story.fact.record)).facts).toEqual([doubted(story)]);
    });

    it('that ask are claimed while what they ask is open and their person has not answered', async () => {
      const { messages, asks } = portsOf(rig());
      const { message, ask, asked, fact } = await anAskedStory(rig());
      const place = { record: ask.record, id: ask.id };
      expect(await messages.claimToAsk(sending(message), 1, place)).toBe(true);
      expect(await messages.claimToAsk(sending(message), 1, place), 'somebody else').toBe(false);
      const state = { kind: 'answered', option: 'yes', at: noon, thing: 't', count: 1 } as const;
      await asks.change({ asked: [{ value: { ...asked, state }, version: 1 }], fact });
      const again = advance(sending(message), { status: 'waiting', dueAt: noon, code: 1 });
      await messages.move(again, 2);
      expect(await messages.claimToAsk(sending(again), 3), 'answered').toBe(false);
      expect((await messages.find(message.ref))?.value).toEqual(again);
    });

    it('that ask are not claimed once their ask has ended, where that is to be looked at', async () => {
      const { messages, asks } = portsOf(rig());
      const { message, ask } = await anAskedStory(rig());
      const expired = { ...ask, state: { kind: 'expired', at: noon } } as const;
      expect(await asks.change({ ask: { value: expired, version: 1 } })).toBe(true);
      expect(await messages.claimToAsk(sending(message), 1, { record: ask.record, id: ask.id })).toBe(false);
      expect(await messages.find(message.ref)).toEqual({ value: message, version: 1 });
      expect(await messages.claimToAsk(sending(message), 1), 'a reading').toBe(true);
    });

    it('that ask nobody who is there are not claimed', async () => {
      const { messages } = portsOf(rig());
      const message = aMessage(aStory());
      await messages.plan(message);
      expect(await messages.claimToAsk(sending(message), 1)).toBe(false);
    });

    it('are claimed with all that they rest on, what they ask among it', async () => {
      const { claimables } = portsOf(rig());
      const { message, ask, asked } = await anAskedStory(rig());
      expect(await claimables.of(message, 'main')).toEqual({ ask, asked });
      const { ask: _, ...tells } = message;
      expect(await claimables.of(tells, 'main')).toEqual({});
    });

    it('with long parameters keep them in an item of their own, through their whole life', async () => {
      const { messages } = portsOf(rig());
      const message = { ...aMessage(aStory()), parameters: longParameters };
      await messages.plan(message);
      const sent = advance(sending(message), { status: 'accepted', providerDigest: `wamid.${unique(60)}` });
      expect(await messages.find(message.ref)).toEqual({ value: message, version: 1 });
      await messages.move(sending(message), 1);
      await messages.move(sent, 2);
      expect(await messages.find(message.ref)).toEqual({ value: sent, version: 3 });
      const item = await rig().store.get('state', messageKey(refOf(message.ref)));
      expect(itemSize(item ?? {})).toBeLessThan(1024);
    });

    it('that are not finished are found by when they are due, the finished ones are not', async () => {
      const { store, settle } = rig();
      const { messages } = portsOf(rig());
      const message = aMessage(aStory());
      const due = async () => {
        settle();
        const buckets = Array.from({ length: dueBuckets }, (_, bucket) => `due#${bucket}`);
        const pages = await Promise.all(
          buckets.map((partition) => store.query({ table: 'state', index: 'due', partition, limit: 1000 })),
        );
        return pages
          .flatMap(({ items }) => items)
          .filter(({ sk }) => sk === messageKey(refOf(message.ref)).sk);
      };
      await messages.plan(message);
      expect(await due()).toHaveLength(1);
      await messages.move(sending(message), 1);
      await messages.move(advance(sending(message), { status: 'failed', reason: 'undeliverable' }), 2);
      expect(await due()).toEqual([]);
    });

    it('are remembered by the provider id of each attempt', async () => {
      const { messages } = portsOf(rig());
      const { ref } = aStory();
      const providerDigest = `wamid.${unique(40)}`;
      await messages.remember(providerDigest, ref, 1);
      await messages.remember(providerDigest, ref, 1);
      const item = await rig().store.get('state', { pk: `M#${providerDigest}`, sk: 'ref' });
      expect(item).toMatchObject({ ref, attempt: 1, ttl: noon / 1000 + 45 * 86_400 });
      await expect(messages.remember(providerDigest, aStory().ref, 1)).rejects.toThrow('another message');
    });
  });
}
