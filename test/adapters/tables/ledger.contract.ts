import { describe, expect, it } from 'vitest';
import type { Fact } from '#domain/facts/fact';
import { TamperedFact } from '#adapters/tables/facts/seal';
import { placeOf } from '#adapters/tables/facts/fact-place';
import { anAskedStory } from './asked-story.ts';
import { type Rig, noon, portsOf } from './rig.ts';
import { aChange, aSlot, aStory, anAcceptance } from './samples.ts';

export function ledgerContract(rig: () => Rig): void {
  describe('the ledger', () => {
    it('keeps the first plan of a slot, and tells it to whoever comes later with another', async () => {
      const { ledger } = portsOf(rig());
      const story = aStory();
      const planned = aSlot(story);
      expect(await ledger.put(planned)).toEqual(planned);
      const suppressed = aSlot(story, { plan: { kind: 'suppressed', reason: 'no-phone' } });
      expect(await ledger.put(suppressed)).toEqual(planned);
    });

    it('tells the story of a record in order, page by page', async () => {
      const { ledger } = portsOf(rig());
      const story = aStory();
      const refused = {
        ...story.fact,
        attempt: 1,
        claimedAt: noon,
        answeredAt: noon + 5,
        code: 131_056,
      } as const;
      const { person: _person, ...ofRoute } = story.fact;
      const facts: Fact[] = [
        aSlot(story),
        { kind: 'refused', ...refused, means: 'wait-person', httpStatus: 400 },
        anAcceptance(story, { attempt: 2 }),
        { kind: 'doubted', ...story.fact, attempt: 3, claimedAt: noon, notedAt: noon + 1, reason: 'cut' },
        { kind: 'settled', ...story.fact, attempt: 3, by: 'late-answer', notedAt: noon + 9 },
        {
          kind: 'ended',
          ...story.fact,
          attempt: 3,
          as: 'failed',
          reason: 'undeliverable',
          notedAt: noon + 9,
        },
        { kind: 'nobody-notified', ...ofRoute, channels: ['a'], suppressed: 2 },
        aChange(story.fact.record, { at: noon + 1 }),
      ];
      for (const fact of facts.toReversed()) await ledger.put(fact);
      const first = await ledger.ofRecord(story.fact.record, { limit: 5 });
      const second = await ledger.ofRecord(story.fact.record, {
        limit: 5,
        ...(first.next && { after: first.next }),
      });
      expect([...first.facts, ...second.facts]).toEqual(facts);
    });

    it('knows what answer an attempt got', async () => {
      const { ledger } = portsOf(rig());
      const story = aStory();
      const accepted = anAcceptance(story, { attempt: 2 });
      await ledger.put(aSlot(story));
      await ledger.put(accepted);
      expect(await ledger.answerOf(story.ref, 1)).toBeUndefined();
      expect(await ledger.answerOf(story.ref, 2)).toEqual(accepted);
    });

    it('finds the plan slots of a person in a period, both ends included', async () => {
      const { ledger } = portsOf(rig());
      const { told } = aStory();
      const slotAt = (at: number) => {
        const story = aStory();
        return aSlot(story, { at, person: told.person });
      };
      const slots = [noon - 1, noon, noon + 60_000, noon + 60_001].map(slotAt);
      for (const slot of slots) await ledger.put(slot);
      rig().settle();
      const found = await ledger.ofPerson(told.person, { from: noon, to: noon + 60_000 });
      expect(found).toEqual({ facts: slots.slice(1, 3) });
    });

    it('finds the answers of a person among them', async () => {
      const { asks, ledger } = portsOf(rig());
      const { fact, asked, message } = await anAskedStory(rig());
      const state = { kind: 'answered', option: 'yes', at: noon, thing: 't', count: 1 } as const;
      await asks.change({ asked: [{ value: { ...asked, state }, version: 1 }], fact });
      rig().settle();
      const { facts } = await ledger.ofPerson(message.person, { from: noon, to: noon });
      expect(facts).toEqual([fact]);
    });

    it('lists the slots of a channel by its day, but not those of large notices', async () => {
      const { ledger } = portsOf(rig());
      const [story, sliced] = [aStory(), aStory()];
      const channel = `channel-${story.fact.thing}`;
      await ledger.put(aSlot(story, { channel }));
      await ledger.put(aSlot(sliced, { channel, slice: 3 }));
      rig().settle();
      const partition = `C#${channel}#2026-11-21`;
      const { items } = await rig().store.query({ table: 'ledger', index: 'by-day', partition, limit: 10 });
      expect(items.map(({ pk }) => pk)).toEqual([`R#${story.fact.record}`]);
    });

    it('names a fact that is not as it was written, wherever it is read', async () => {
      const { ledger } = portsOf(rig());
      const story = aStory();
      const [slot, accepted] = [aSlot(story), anAcceptance(story)];
      for (const fact of [slot, accepted]) {
        await ledger.put(fact);
        const item = await rig().store.get('ledger', placeOf(fact));
        if (item === undefined) throw new Error('the fact is not there');
        await rig().overwrite('ledger', { ...item, person: 'somebody-else' });
      }
      rig().settle();
      const tampered = new TamperedFact(placeOf(slot));
      await expect(ledger.put({ ...slot, tell: 1 })).rejects.toThrow(tampered);
      await expect(ledger.ofRecord(story.fact.record)).rejects.toThrow(tampered);
      await expect(ledger.ofPerson(story.told.person, { from: 0, to: noon })).rejects.toThrow(tampered);
      await expect(ledger.answerOf(story.ref, 1)).rejects.toThrow(new TamperedFact(placeOf(accepted)));
    });
  });
}
