import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inbound, phones } from '#test/support/phones';
import { interruptible } from '#test/support/interruption';
import { seeded } from '#test/support/seeded';

/**
 * One inbound, delivered several times to workers that are killed at any call of a port, over tables that conflict and
 * repeat themselves. In the end it is as if it had been delivered once.
 */
const faults = { indexLagMs: 0, conflictRate: 0.1, duplicateRate: 0.1 };

const said = fc.constantFrom('quote', 'only-open', 'which', 'chat', 'stop', 'stranger');
const kills = fc.array(
  fc.record({ call: fc.integer({ min: 1, max: 25 }), when: fc.constantFrom('before', 'after') }),
  {
    maxLength: 4,
  },
);

describe('an inbound delivered any number of times, to workers killed anywhere', () => {
  it('comes to one decision, one fact, and one answer at most', async () => {
    await fc.assert(
      fc.asyncProperty(said, kills, fc.integer(), async (what, stops, seed) => {
        const made = await phones({ faults, random: seeded(seed) });
        const { chasqui, apply } = made;
        const told = what === 'chat' ? undefined : await made.tell('T-1');
        if (what === 'which') await made.tell('T-2');
        const one = inbound(chasqui, what === 'stop' ? 'STOP' : 'done', {
          ...(what === 'quote' && told && { quoting: told.providerId }),
          ...(what === 'stranger' && { from: { waId: '4915112345678' } }),
        });
        const deliveries = [...stops, undefined].map(async (stop) => {
          const killed = new Error('killed');
          const { ports } = interruptible(chasqui.ports, stop, () => {
            throw killed;
          });
          await apply(one, ports).catch((error: unknown) => {
            if (error !== killed) throw error;
          });
        });
        await Promise.all(deliveries);
        await apply(one);
        const pinned = await chasqui.ports.inbounds.find(made.thing(one));
        const replies = (await made.facts(made.record('T-1'))).filter(({ kind }) => kind === 'replied');
        expect(pinned?.decision.kind).toBe(decided[what]);
        expect(replies).toHaveLength(what === 'quote' || what === 'only-open' ? 1 : 0);
        expect(await made.answers()).toHaveLength(what === 'quote' || what === 'only-open' ? 0 : 1);
      }),
      { numRuns: 60 },
    );
  });

  it('completes one choice for all that waited, whoever comes first', async () => {
    await fc.assert(
      fc.asyncProperty(kills, fc.integer(), async (stops, seed) => {
        const made = await phones({ faults, random: seeded(seed) });
        const { chasqui, apply } = made;
        await made.tell('T-1');
        await made.tell('T-2');
        const first = inbound(chasqui, 'it is done');
        await apply(first);
        const id = `w.${made.thing(first)}.${made.record('T-1')}`;
        const second = inbound(chasqui, 'really');
        const choice = inbound(chasqui, { kind: 'choice', id, title: 'T-1' });
        const works = stops.flatMap((stop) => [[second, stop] as const, [choice, stop] as const]);
        await Promise.all(
          works.map(async ([one, stop]) => {
            const { ports } = interruptible(chasqui.ports, stop, () => {
              throw new Error('killed');
            });
            await apply(one, ports).catch(() => undefined);
          }),
        );
        await apply(second);
        await apply(choice);
        const replies = (await made.facts(made.record('T-1'))).filter(({ kind }) => kind === 'replied');
        const asked = await chasqui.ports.inbounds.find(made.thing(second));
        const isJoined =
          asked?.decision.kind === 'which' && asked.decision.question.thing === made.thing(first);
        expect(replies).toHaveLength(isJoined ? 2 : 1);
      }),
      { numRuns: 40 },
    );
  });
});

const decided = {
  quote: 'reply',
  'only-open': 'reply',
  which: 'which',
  chat: 'heard',
  stop: 'word',
  stranger: 'stranger',
} as const;
