import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { advance, type Message } from '#domain/messages/message';
import { dynamoStore } from '#adapters/dynamodb/store';
import { memoryStore } from '#adapters/memory/store';
import type { Store } from '#adapters/tables/store/store';
import { type Engine, startEngine } from '#test/support/engine';
import { seeded } from '#test/support/seeded';
import { type AskedStory, anAskedStory } from './asked-story.ts';
import { noon, portsOf } from './rig.ts';

const faults = fc.record({
  indexLagMs: fc.constant(0),
  conflictRate: fc.constantFrom(0, 0.1, 0.3),
  duplicateRate: fc.constantFrom(0, 0.5, 1),
});

/** One who answers, and workers that claim the message which asks; each begins after so many turns. */
const race = fc.record({ answers: fc.nat(12), claims: fc.array(fc.nat(40), { minLength: 2, maxLength: 6 }) });

async function after(turns: number): Promise<void> {
  for (let taken = 0; taken < turns; taken += 1) await Promise.resolve();
}

function claimOf(message: AskedStory['message'], worker: number): Message {
  const claim = { id: `claim-${worker}`, since: noon, until: noon + 35_000 };
  return advance(message, { status: 'sending', dueAt: message.dueAt, claim });
}

/** What happened, in words: which claims were won, and which of them began when the answer was stored already. */
async function run(store: Store, { answers, claims }: { answers: number; claims: readonly number[] }) {
  const { asks, messages } = portsOf({ store });
  const { message, ask, asked, fact } = await anAskedStory({ store });
  const place = { record: ask.record, id: ask.id };
  let isStored = false;
  const choice = { option: 'yes', at: noon, thing: 't' };
  const answer = async () => {
    await after(answers);
    const decided = { kind: 'decided', at: noon, person: asked.person, outcome: 'approved' } as const;
    const answered = { kind: 'answered', ...choice, count: 1 } as const;
    const stored = await asks.change({
      ask: { value: { ...ask, state: decided }, version: 1 },
      asked: [{ value: { ...asked, state: answered }, version: 1 }],
      fact,
    });
    isStored = stored;
    return stored;
  };
  const claim = async (turns: number, worker: number) => {
    await after(turns);
    const isLate = isStored;
    return { isLate, won: await messages.claimToAsk(claimOf(message, worker), 1, place) };
  };
  const [stored, ...claimed] = await Promise.all([answer(), ...claims.map(claim)]);
  const standing = await messages.find(message.ref);
  const late = await messages.claimToAsk(claimOf(message, claims.length), standing?.version ?? 0, place);
  return { stored, won: claimed.filter(({ won }) => won), late };
}

describe('an answer that races against the claims of its message', () => {
  it('is never lost, and no claim succeeds after it is stored', async () => {
    await fc.assert(
      fc.asyncProperty(faults, fc.integer(), race, async (drawn, seed, times) => {
        const store = memoryStore(drawn, { now: () => noon, random: seeded(seed) });
        const { stored, won, late } = await run(store, times);
        expect(stored).toBe(true);
        expect(won.length).toBeLessThanOrEqual(1);
        expect(won.filter(({ isLate }) => isLate)).toEqual([]);
        expect(late).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  describe('on a real engine', () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await startEngine();
    });
    afterAll(() => engine.stop());

    it('neither', async () => {
      const store = dynamoStore(engine.client, engine.names);
      for (const answers of Array.from({ length: 20 }, (_, place) => place % 4)) {
        const { stored, won, late } = await run(store, { answers, claims: [0, 0, 1, 1, 2, 3] });
        expect(stored).toBe(true);
        expect(won.length).toBeLessThanOrEqual(1);
        expect(won.filter(({ isLate }) => isLate)).toEqual([]);
        expect(late).toBe(false);
      }
    });
  });
});
