import { describe, expect, it } from 'vitest';
import { type Rig, noon, portsOf, unique } from './rig.ts';
import { aSlot, aStory, anAcceptance } from './samples.ts';

export function statusesContract(rig: () => Rig): void {
  describe('statuses', () => {
    it('are facts of their message, each once, with its other facts', async () => {
      const { ledger, statuses } = portsOf(rig());
      const story = aStory();
      const told = toldOf(story.ref);
      await ledger.put(aSlot(story));
      await ledger.put(anAcceptance(story));
      await statuses.apply({ ...told, status: 'delivered' });
      await statuses.apply(told);
      expect(await statuses.apply(told)).toMatchObject({ kind: 'noted' });
      await statuses.apply({ ...told, attempt: 2, status: 'failed', code: 131026 });
      const facts = await ledger.ofMessage(story.ref);
      expect(
        facts.map((fact) => (fact.kind === 'status' ? `${fact.attempt} ${fact.status}` : fact.kind)),
      ).toEqual(['slot', 'accepted', '1 delivered', '1 sent', '2 failed']);
      expect(facts.at(-1)).toMatchObject({ code: 131026, seenAt: noon, happenedAt: told.happenedAt });
    });

    it('of another message of the record are not its facts', async () => {
      const { ledger, statuses } = portsOf(rig());
      const { ref } = aStory();
      await statuses.apply(toldOf(ref));
      const other = `${ref.slice(0, -16)}${unique(16)}`;
      await statuses.apply(toldOf(other));
      expect(await ledger.ofMessage(ref)).toHaveLength(1);
    });

    it('that name no message of ours leave nothing', async () => {
      const { heartbeats, statuses } = portsOf(rig());
      const told = { ...toldOf('order 17'), number: unique(8) };
      expect(await statuses.apply(told)).toEqual({ kind: 'ignored', reason: 'not-ours' });
      expect(await heartbeats.of(told.number)).toBeUndefined();
    });

    it('are the heartbeat of their number, once in ten seconds', async () => {
      const clock = { now: noon };
      const { heartbeats, statuses } = portsOf(rig(), () => clock.now);
      const number = unique(8);
      const apply = (happenedAt: number) => statuses.apply({ ...toldOf(aStory().ref), number, happenedAt });
      await apply(noon - 2000);
      clock.now += 9999;
      await apply(noon + 8000);
      expect(await heartbeats.of(number)).toEqual({ happenedAt: noon - 2000, appliedAt: noon });
      clock.now += 1;
      await apply(noon + 9000);
      expect(await heartbeats.of(number)).toEqual({ happenedAt: noon + 9000, appliedAt: noon + 10_000 });
    });
  });

  describe('a heartbeat', () => {
    it('is the newest, in whatever order and by however many it is kept', async () => {
      const { heartbeats } = portsOf(rig());
      const number = unique(8);
      const beats = [3, 1, 4, 2].map((seconds) => noon + seconds * 1000);
      for (const happenedAt of beats)
        await heartbeats.beat(number, { happenedAt, appliedAt: happenedAt + 1 });
      expect(await heartbeats.of(number)).toEqual({ happenedAt: noon + 4000, appliedAt: noon + 4001 });
      await Promise.all(
        [9, 8, 10, 7].map((seconds) => {
          const happenedAt = noon + seconds * 1000;
          return heartbeats.beat(number, { happenedAt, appliedAt: happenedAt + 1 });
        }),
      );
      expect(await heartbeats.of(number)).toEqual({ happenedAt: noon + 10_000, appliedAt: noon + 10_001 });
    });

    it('is none where no status ever came', async () => {
      expect(await portsOf(rig()).heartbeats.of(unique(8))).toBeUndefined();
    });
  });
}

const toldOf = (ref: string) => ({
  number: 'main',
  ref,
  attempt: 1,
  status: 'sent',
  providerDigest: `wamid.${unique(40)}`,
  happenedAt: noon - 3000,
});
