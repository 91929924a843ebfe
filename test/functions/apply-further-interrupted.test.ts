import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AskRule } from '#domain/asks/ask-rule';
import type { Inbound } from '#domain/inbound/inbound';
import { askedPeople, type AskedPeople } from '#test/support/asked-people';
import { says } from '#test/support/handing';
import { interruptible } from '#test/support/interruption';
import { approval } from '#test/support/one-ask';
import { seeded } from '#test/support/seeded';

/**
 * A choice, and what was asked after it, each delivered several times to workers that are killed at any call of a port,
 * over tables that conflict and repeat themselves. In the end it is as if each had been delivered once.
 */
const faults = { indexLagMs: 0, conflictRate: 0.1, duplicateRate: 0.1 };

const rule: AskRule = {
  ...approval,
  mode: { kind: 'everyone' },
  reason: 'required',
  questions: [
    { id: 'amount', kind: 'number', text: { en: 'How much?' } },
    { id: 'payOn', kind: 'date', text: { en: 'When?' } },
  ],
};

const kills = fc.array(
  fc.record({ call: fc.integer({ min: 1, max: 40 }), when: fc.constantFrom('before', 'after') }),
  { maxLength: 4 },
);
const cases = fc.record({ rejects: fc.boolean(), stops: kills, seed: fc.integer() });

type Stop = Parameters<typeof interruptible>[1];

describe('what is said after a tap, delivered any number of times to workers killed anywhere', () => {
  it('comes to one answer with all that was said, and one line to each thing that was done', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ rejects, stops, seed }) => {
        const made = await askedPeople(rule, { faults, random: seeded(seed) });
        const words = rejects ? ['too dear'] : ['1.240,50', 'soon', '24/12/2026'];
        const done = [await delivered(made, made.tap('ana', rejects ? 1 : 0), stops)];
        for (const word of words) {
          made.chasqui.clock.now += 2_000;
          done.push(await delivered(made, says(made, word), stops));
        }
        for (const one of done) await made.apply(one);
        expect((await made.stateOf('ana')).kind).toBe('answered');
        await expectOnce(made, rejects);
      }),
      { numRuns: 40 },
    );
  });
});

/** At the same time, as often as there are stops, and once more to its end. */
async function delivered(made: AskedPeople, done: Inbound, stops: readonly Stop[]): Promise<Inbound> {
  await Promise.all([...stops, undefined].map((stop) => deliver(made, done, stop)));
  await made.apply(done);
  return done;
}

async function deliver(made: AskedPeople, done: Inbound, stop: Stop): Promise<void> {
  const killed = new Error('killed');
  const { ports } = interruptible(made.chasqui.ports, stop, () => {
    throw killed;
  });
  await made.apply(done, ports).catch((error: unknown) => {
    if (error !== killed) throw error;
  });
}

async function expectOnce(made: AskedPeople, rejects: boolean): Promise<void> {
  const state = await made.stateOf('ana');
  const fields = [
    { question: 'amount', text: '1240.5' },
    { question: 'payOn', text: '2026-12-24' },
  ];
  expect(state).toMatchObject({
    kind: 'answered',
    count: 1,
    said: rejects ? [{ question: 'reason', text: 'too dear' }] : fields,
  });
  const { facts } = await made.chasqui.ports.ledger.ofRecord(made.ask.record);
  expect(facts.filter(({ kind }) => kind === 'answered')).toHaveLength(1);
  expect(facts.filter(({ kind }) => kind === 'replied')).toHaveLength(rejects ? 2 : 4);
  expect(facts.filter(({ kind }) => kind === 'answer-refused')).toEqual([]);
  const asked = rejects ? ['Why'] : ['How much?', 'When?', 'not understood'];
  expect(await made.told('ana')).toEqual([...asked, 'Recorded'].map((text) => expect.stringContaining(text)));
}
