import { describe, expect, it } from 'vitest';
import { advance } from '#domain/messages/message';
import { anAskedStory, answered, decided, inState, somebodyElse } from './asked-story.ts';
import { noon, type Rig, portsOf } from './rig.ts';

export function askChangeContract(rig: () => Rig): void {
  describe('a change of an ask', () => {
    it('writes the ask, who answered, their message and the fact', async () => {
      const { asks, ledger, messages } = portsOf(rig());
      const { ask, asked, message, fact } = await anAskedStory(rig());
      const next = advance(message, { status: 'cancelled', reason: 'answered' });
      const done = await asks.change({
        ask: { value: inState(ask, decided), version: 1 },
        asked: [{ value: inState(asked, answered), version: 1 }],
        message: { value: next, version: 1 },
        fact,
      });
      expect(done).toBe(true);
      expect(await asks.both(ask, asked.ref)).toEqual({
        ask: { value: inState(ask, decided), version: 2 },
        asked: { value: inState(asked, answered), version: 2 },
      });
      expect(await messages.find(message.ref)).toEqual({ value: next, version: 2 });
      expect(await ledger.ofMessage(asked.ref)).toContainEqual(fact);
    });

    it.each(['ask', 'asked', 'message', 'fact'] as const)(
      'writes none of them where the %s is not as it was',
      async (what) => {
        const { asks, ledger, messages } = portsOf(rig());
        const { ask, asked, message, fact } = await anAskedStory(rig());
        const at = (one: string) => (one === what ? 7 : 1);
        if (what === 'fact') await ledger.put({ ...fact, option: 'no' });
        const done = await asks.change({
          ask: { value: inState(ask, decided), version: at('ask') },
          asked: [{ value: inState(asked, answered), version: at('asked') }],
          message: { value: message, version: at('message') },
          fact,
        });
        expect(done).toBe(false);
        expect(await asks.both(ask, asked.ref)).toEqual({
          ask: { value: ask, version: 1 },
          asked: { value: asked, version: 1 },
        });
        expect((await messages.find(message.ref))?.version).toBe(1);
        const standing = (await ledger.ofMessage(asked.ref)).filter(({ kind }) => kind === 'answered');
        expect(standing).toEqual(what === 'fact' ? [{ ...fact, option: 'no' }] : []);
      },
    );

    it.each([
      ['short', 'x'],
      ['long', 'x'.repeat(1000)],
    ])('puts a new message with it, whose text is %s, for somebody who has no voice yet', async (_, text) => {
      const { asks, messages } = portsOf(rig());
      const { ask, asked, message } = await anAskedStory(rig());
      const heir = somebodyElse(asked);
      const next = { ...message, ref: heir.ref, person: heir.person, parameters: [['text', text] as const] };
      const voice = { ask: ask.id, person: heir.person, ref: heir.ref, at: noon };
      const change = { asked: [{ value: heir, version: 0 }], message: { value: next, version: 0 }, voice };
      expect(await asks.change(change)).toBe(true);
      expect(await messages.find(heir.ref)).toEqual({ value: next, version: 1 });
      const other = { ...somebodyElse(asked), person: heir.person };
      const again = { asked: [{ value: other, version: 0 }], voice: { ...voice, ref: other.ref } };
      expect(await asks.change(again)).toBe(false);
      expect(await asks.asked(other.ref)).toBeUndefined();
    });

    it('by one of several who would decide it happens once', async () => {
      const { asks } = portsOf(rig());
      const { ask, asked } = await anAskedStory(rig());
      const rivals = [asked, somebodyElse(asked), somebodyElse(asked), somebodyElse(asked)];
      for (const one of rivals.slice(1)) await asks.put(one);
      const done = await Promise.all(
        rivals.map((one) =>
          asks.change({
            ask: { value: inState(ask, { ...decided, person: one.person }), version: 1 },
            asked: [{ value: inState(one, answered), version: 1 }],
          }),
        ),
      );
      expect(done.filter(Boolean)).toHaveLength(1);
      const winner = rivals[done.indexOf(true)]?.person;
      expect((await asks.find(ask))?.value.state).toEqual({ ...decided, person: winner });
      const states = (await asks.askedIn(ask, 0)).map(({ value }) => [value.person, value.state.kind]);
      expect(states.filter(([, kind]) => kind === 'answered')).toEqual([[winner, 'answered']]);
    });
  });
}
