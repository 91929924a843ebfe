import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AskRule } from '#domain/asks/ask-rule';
import { sendMessage } from '#functions/send-message/send-message';
import { askedPeople, type AskedPeople } from '#test/support/asked-people';
import { noteFigure, timeFor, tryCases } from '#test/support/cases';
import { type CommittedStore, committedStore } from '#test/support/committed';
import { approval } from '#test/support/one-ask';
import { refOf } from '#test/support/put-asked';
import { seeded } from '#test/support/seeded';

const start = Date.UTC(2026, 10, 22, 12);
const people = ['ana', 'rui', 'eva'];

/**
 * Ana's message is still to go: two workers have it, one of whose clocks is a little behind. Meanwhile others answer, or
 * she does herself at another message of the same ask, and the time of the ask may be over. Each begins after so many
 * turns.
 */
const races = fc.record({
  mode: fc.constantFrom<AskRule['mode']>({ kind: 'anyone' }, { kind: 'everyone' }, { kind: 'quorum', of: 2 }),
  isAtEnd: fc.boolean(),
  answers: fc.uniqueArray(fc.constantFrom(...people), { minLength: 1, maxLength: 3 }),
  options: fc.array(fc.nat(1), { minLength: 3, maxLength: 3 }),
  turns: fc.array(fc.nat(80), { minLength: 6, maxLength: 6 }),
  faults: fc.record({
    indexLagMs: fc.constant(0),
    conflictRate: fc.constantFrom(0, 0.2),
    duplicateRate: fc.constantFrom(0, 0.5),
  }),
  seed: fc.integer(),
});
type Race = typeof races extends fc.Arbitrary<infer R> ? R : never;

async function after<T>(turns: number, work: () => Promise<T>): Promise<T> {
  for (let taken = 0; taken < turns; taken += 1) await Promise.resolve();
  return work();
}

async function run({ mode, isAtEnd, answers, options, turns, faults, seed }: Race) {
  const clock = { now: start };
  const committed = committedStore(faults, { now: () => clock.now, random: seeded(seed) });
  const made = await askedPeople({ ...approval, mode }, { store: committed.store, status, people });
  const { chasqui, ask, apply, follow, tap } = made;
  if (isAtEnd) chasqui.clock.now = ask.deadline - 1_000;
  const taps = answers.map((company, place) => tap(company, options[place]));
  if (isAtEnd) chasqui.clock.now = ask.deadline + 90_000;
  const ref = refOf(ask, 'ana');
  const workers = [0, isAtEnd ? 91_000 : 1_000].map((behind) =>
    sendMessage(chasqui.ports, { ...chasqui.tools, now: () => chasqui.clock.now - behind }),
  );
  const work = [
    ...taps.map((done) => () => apply(done)),
    ...workers.map((send) => () => send(ref)),
    () => follow(),
  ];
  await Promise.all(work.map((one, place) => after<unknown>(turns[place] ?? 0, one)));
  await follow();
  return { made, committed };
}

function status(company: string) {
  if (company !== 'ana') return { status: 'accepted', providerDigest: `digest of ${company}` } as const;
  return { status: 'queued', dueAt: start + 120_000 } as const;
}

/** What of the order of the writes must not be. */
function wrongs({ commits }: CommittedStore, { ask }: AskedPeople): readonly string[] {
  const written = commits().map((items) => items.map(({ sk, status: is, isOpen }) => ({ sk, is, isOpen })));
  const closed = (at: string) =>
    written.findIndex((items) => items.some(({ sk, isOpen }) => sk === at && isOpen === false));
  const claimed = written.findLastIndex((items) =>
    items.some(({ sk, is }) => sk.startsWith('m#') && is === 'sending' && !sk.endsWith('#asked')),
  );
  const ended = closed(`1#ask#${ask.id}`);
  const answered = closed(askedAt(ask));
  return [
    ...(ended >= 0 && claimed > ended ? ['it was claimed when its ask was over'] : []),
    ...(answered >= 0 && claimed > answered ? ['it was claimed when she had answered'] : []),
  ];
}

function askedAt(ask: AskedPeople['ask']): string {
  const [, , at = '', message = ''] = refOf(ask, 'ana').split('.');
  return `m#${at}#${message}#asked`;
}

/** How the ask ended, by its facts and by itself, which agree. */
async function endOf({ chasqui, ask, now }: AskedPeople): Promise<string> {
  const { facts } = await chasqui.ports.ledger.ofRecord(ask.record);
  const ends = facts.flatMap((fact) => {
    if (fact.kind === 'answered') return fact.decides ?? [];
    return fact.kind === 'ask-closed' ? fact.as : [];
  });
  const { state } = await now();
  expect(ends).toEqual(state.kind === 'open' ? [] : [state.kind === 'decided' ? state.outcome : state.kind]);
  return state.kind;
}

describe('an answer that races against the message which asks, and against the end of the ask', () => {
  it(
    'is not followed by any claim, and the ask ends once',
    async (test) => {
      const found: Record<string, number> = { claimed: 0 };
      await tryCases(test, {
        of: races,
        ordinarily: 500,
        holds: async (race) => {
          const { made, committed } = await run(race);
          expect(wrongs(committed, made)).toEqual([]);
          const end = await endOf(made);
          expect(race.isAtEnd && end === 'open').toBe(false);
          found[end] = (found[end] ?? 0) + 1;
          if (made.chasqui.ports.whatsapp.calls.length > 0) found['claimed'] = (found['claimed'] ?? 0) + 1;
        },
      });
      for (const [what, count] of Object.entries(found)) noteFigure(test, what, count);
      // Each of the two wins often enough for the race to be one.
      expect(found['claimed']).toBeGreaterThan(20);
      expect(found['decided']).toBeGreaterThan(100);
      expect(found['expired']).toBeGreaterThan(20);
    },
    timeFor(60),
  );
});
