import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AskRule } from '#domain/asks/ask-rule';
import { askedPeople, type AskedPeople } from '#test/support/asked-people';
import { interruptible } from '#test/support/interruption';
import { approval } from '#test/support/one-ask';
import { seeded } from '#test/support/seeded';

/**
 * Taps delivered several times to workers that are killed at any call of a port, over tables that conflict and repeat
 * themselves. In the end it is as if each had been delivered once.
 */
const faults = { indexLagMs: 0, conflictRate: 0.1, duplicateRate: 0.1 };

const kills = fc.array(
  fc.record({ call: fc.integer({ min: 1, max: 40 }), when: fc.constantFrom('before', 'after') }),
  { maxLength: 4 },
);
const options = fc.array(fc.constantFrom(0, 1), { minLength: 3, maxLength: 3 });
const modes = fc.constantFrom<AskRule['mode']>(
  { kind: 'anyone' },
  { kind: 'everyone' },
  { kind: 'quorum', of: 2 },
);
const cases = fc.record({ mode: modes, chosen: options, stops: kills, seed: fc.integer() });
const people = ['ana', 'rui', 'eva'];

type Stop = Parameters<typeof interruptible>[1];

describe('taps delivered any number of times, to workers killed anywhere', () => {
  it('come to one answer to each, one decision, and one line to each who need not answer any more', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ mode, chosen, stops, seed }) => {
        const made = await askedPeople({ ...approval, mode }, { faults, random: seeded(seed) });
        const taps = people.map((company, place) => made.tap(company, chosen[place]));
        const deliveries = taps.flatMap((tap) => [...stops, undefined].map((stop) => ({ tap, stop })));
        await Promise.all(deliveries.map(({ tap, stop }) => deliver(made, tap, stop)));
        for (const tap of taps) await made.apply(tap);
        await made.follow();
        const kinds = await made.kinds();
        const decided = await decisions(made);
        expect(decided).toHaveLength(1);
        expect((await made.now()).state).toMatchObject({ kind: 'decided', outcome: decided[0] });
        expect(kinds.filter((kind) => kind === 'replied')).toHaveLength(3);
        expect(kinds.filter((kind) => /^answer-refused|^answered$/.test(kind))).toHaveLength(3);
        for (const company of people) await expectOneAnswer(made, company);
      }),
      { numRuns: 60 },
    );
  });
});

async function deliver(made: AskedPeople, tap: ReturnType<AskedPeople['tap']>, stop: Stop): Promise<void> {
  const killed = new Error('killed');
  const { ports } = interruptible(made.chasqui.ports, stop, () => {
    throw killed;
  });
  await made.apply(tap, ports).catch((error: unknown) => {
    if (error !== killed) throw error;
  });
}

async function decisions({ chasqui, ask }: AskedPeople): Promise<readonly string[]> {
  const { facts } = await chasqui.ports.ledger.ofRecord(ask.record);
  return facts.flatMap((fact) => (fact.kind === 'answered' ? (fact.decides ?? []) : []));
}

/** What they are told agrees with what the ledger says of their tap; whoever was too late may have had a line besides. */
async function expectOneAnswer(made: AskedPeople, company: string): Promise<void> {
  const told = await made.told(company);
  const lines = told.filter((text) => text.includes('needs no answer'));
  const answers = told.filter((text) => !text.includes('needs no answer'));
  const isCounted = (await made.stateOf(company)).kind === 'answered';
  expect(answers).toEqual([expect.stringContaining(isCounted ? 'Recorded' : 'does not count any more')]);
  expect(lines).toHaveLength(isCounted ? 0 : 1);
}
