import { describe, expect, it } from 'vitest';
import type { PinnedInbound } from '#ports/inbounds';
import type { Inbound } from '#domain/inbound/inbound';
import { noon, portsOf, type Rig, unique } from './rig.ts';

const offered = { record: 'r'.repeat(22), title: 'Printer', about: 'ticket T-1' };

function pinnedOf(change: Partial<PinnedInbound> = {}): PinnedInbound {
  return {
    thing: unique(16),
    person: unique(16),
    at: noon,
    seenAt: noon,
    salt: 's'.repeat(16),
    decision: { kind: 'heard', meaning: 'chat' },
    ...change,
  };
}

export function inboundsContract(rig: () => Rig): void {
  describe('decisions about inbounds', () => {
    it('stand as they were pinned first', async () => {
      const { inbounds } = portsOf(rig());
      const first = pinnedOf();
      const second = { ...first, salt: 't'.repeat(16) };
      expect(await inbounds.find(first.thing)).toBeUndefined();
      expect(await inbounds.pin(first)).toEqual(first);
      expect(await inbounds.pin(second)).toEqual(first);
      expect(await inbounds.find(first.thing)).toEqual(first);
    });

    it('are pinned with what they claim, or not at all', async () => {
      const { inbounds } = portsOf(rig());
      const [one, other] = [pinnedOf(), pinnedOf()];
      const claim = { kind: 'greeting', person: one.person, day: '2026-11-21' } as const;
      expect(await inbounds.isGreeted(one.person, claim.day)).toBe(false);
      expect(await inbounds.pin(one, claim)).toEqual(one);
      expect(await inbounds.pin(other, claim)).toBe('overtaken');
      expect(await inbounds.find(other.thing)).toBeUndefined();
      expect(await inbounds.pin(one, claim)).toEqual(one);
      expect(await inbounds.isGreeted(one.person, claim.day)).toBe(true);
    });

    it('ask by one list after the other', async () => {
      const { inbounds } = portsOf(rig());
      const [one, other] = [pinnedOf(), pinnedOf()];
      const { person } = one;
      const question = { thing: one.thing, offered: [offered] };
      const next = { thing: other.thing, offered: [offered] };
      await inbounds.pin(one, { kind: 'question', person, question, from: 0 });
      expect(await inbounds.question(person)).toEqual({ value: question, version: 1 });
      const late = { kind: 'question', person, question: next, from: 0 } as const;
      expect(await inbounds.pin(other, late)).toBe('overtaken');
      await inbounds.pin(other, { ...late, from: 1 });
      expect(await inbounds.question(person)).toEqual({ value: next, version: 2 });
    });

    it('keep the first choice', async () => {
      const { inbounds } = portsOf(rig());
      const [one, other] = [pinnedOf(), pinnedOf()];
      const claim = { kind: 'choice', person: one.person, question: 'q'.repeat(16) } as const;
      await inbounds.pin(one, { ...claim, chosen: { chosen: offered } });
      expect(await inbounds.pin(other, { ...claim, chosen: {} })).toBe('overtaken');
      expect(await inbounds.chosen(one.person, claim.question)).toEqual({ chosen: offered });
    });

    it('greet a stranger once', async () => {
      const { inbounds, strangers } = portsOf(rig());
      const pseudonym = unique(16);
      const claim = {
        kind: 'stranger',
        stranger: { pseudonym, waId: '4915112345678', heardAt: noon },
      } as const;
      expect(await strangers.isKnown(pseudonym)).toBe(false);
      await inbounds.pin(pinnedOf({ decision: { kind: 'stranger', greet: true } }), claim);
      expect(await inbounds.pin(pinnedOf(), claim)).toBe('overtaken');
      expect(await strangers.isKnown(pseudonym)).toBe(true);
    });

    it('find what waits for a list, oldest first', async () => {
      const { inbounds } = portsOf(rig());
      const person = unique(16);
      const waiting = (happenedAt: number, question: string) => {
        const content = { kind: 'text', body: 'done' } as const;
        const inbound: Inbound = { id: unique(20), number: 'main', from: {}, happenedAt, content };
        return { person, question, thing: unique(16), seenAt: noon, salt: 's', inbound };
      };
      const [late, early] = [waiting(noon + 1, 'mine'), waiting(noon, 'mine')];
      for (const one of [late, early, late, waiting(noon, 'other')]) await inbounds.wait(one);
      expect(await inbounds.waitingFor(person, 'mine')).toEqual([early, late]);
    });
  });
}
