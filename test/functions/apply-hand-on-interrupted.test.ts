import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inboundId } from '#domain/identity';
import type { Inbound } from '#domain/inbound/inbound';
import type { AskedPeople } from '#test/support/asked-people';
import { chooses, passing, says } from '#test/support/handing';
import { interruptible } from '#test/support/interruption';
import { refOf } from '#test/support/put-asked';
import { seeded } from '#test/support/seeded';
import { personOf } from '#test/support/world';

/**
 * Two hand the same ask to the same person, delivered several times to workers that are killed at any call of a port,
 * over tables that conflict and repeat themselves. In the end one of them has handed it on, once.
 */
const faults = { indexLagMs: 0, conflictRate: 0.1, duplicateRate: 0.1 };

const kills = fc.array(
  fc.record({ call: fc.integer({ min: 1, max: 40 }), when: fc.constantFrom('before', 'after') }),
  { maxLength: 4 },
);
const cases = fc.record({ stops: kills, seed: fc.integer(), together: fc.boolean() });

type Stop = Parameters<typeof interruptible>[1];

describe('an ask handed on any number of times, by workers killed anywhere', () => {
  it('comes to one who has it then: one message, one slot, one fact, and one line to each who wanted it', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ stops, seed, together }) => {
        const made = await passing(undefined, { faults, random: seeded(seed) });
        const givers = together ? ['ana', 'rui'] : ['ana'];
        const words = givers.map((company) => says(made, 'passar', { company }));
        await delivered(made, words, stops);
        const { sha256 } = made.chasqui.tools.entropy;
        const rows = words.map(({ id }, place) =>
          chooses(made, inboundId(sha256, id), { company: givers[place] }),
        );
        await delivered(made, rows, stops);
        expect(await heirsOf(made)).toHaveLength(1);
        await expectOneHeir(made, givers);
      }),
      { numRuns: 60 },
    );
  });
});

/** Each as often as there are stops, and once more to its end. */
async function delivered(made: AskedPeople, all: readonly Inbound[], stops: readonly Stop[]): Promise<void> {
  const deliveries = all.flatMap((done) => [...stops, undefined].map((stop) => ({ done, stop })));
  await Promise.all(deliveries.map(({ done, stop }) => deliver(made, done, stop)));
  for (const done of all) await made.apply(done);
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

async function heirsOf({ chasqui, ask }: AskedPeople): Promise<readonly string[]> {
  const asked = await chasqui.ports.asks.askedIn(ask, 0);
  return asked.flatMap(({ value }) => (value.person === personOf('eva').id ? [value.ref] : []));
}

async function expectOneHeir(made: AskedPeople, givers: readonly string[]): Promise<void> {
  const { asks, ledger, messages } = made.chasqui.ports;
  const asked = (await asks.askedIn(made.ask, 0)).map(({ value }) => value);
  const [ref = ''] = await heirsOf(made);
  const { facts } = await ledger.ofRecord(made.ask.record);
  expect(facts.filter(({ kind }) => kind === 'handed-on')).toHaveLength(1);
  expect(facts.filter((fact) => fact.kind === 'slot' && fact.person === personOf('eva').id)).toHaveLength(1);
  expect(new Set(made.chasqui.ports.sendQueue.refs)).toContain(ref);
  expect((await messages.find(ref))?.value).toMatchObject({ status: 'queued', ask: made.ask.id });
  const gave = givers.filter((company) =>
    asked.some(({ ref: of, state }) => of === refOf(made.ask, company) && state.kind === 'handed-on'),
  );
  expect(gave).toHaveLength(1);
  for (const company of givers) {
    const [, told, ...others] = await made.told(company);
    expect(others).toEqual([]);
    expect(told).toContain(gave.includes(company) ? 'You handed' : 'cannot take');
  }
}
