import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCallback } from '#domain/ref';
import type { SendAnswer } from '#domain/outbound/send-answer';
import { timeFor, tryCases } from '#test/support/cases';
import { seeded } from '#test/support/seeded';
import { kindsOf, messageAt, minute, takeJobs, tell, tick } from '#test/support/ticks';
import { lease, peopledWorld, ticketEvent, type World } from '#test/support/world';

/** What Meta does with a call, whether it takes the message, and whether its statuses come. */
interface Fate {
  readonly answer: 'accepted' | SendAnswer;
  readonly taken: boolean;
}

const fates: readonly Fate[] = [
  { answer: 'accepted', taken: true },
  { answer: { kind: 'doubt', reason: 'timeout' }, taken: true },
  { answer: { kind: 'doubt', reason: 'cut' }, taken: false },
  { answer: { kind: 'error', code: 130429, httpStatus: 400, transient: false }, taken: false },
];

/** What happens between two ticks: jobs are lost, run, or run twice at the same time. */
const minutes = fc.array(
  fc.record({
    jobs: fc.constantFrom('lost', 'run', 'doubled', 'kept'),
    ticks: fc.integer({ min: 0, max: 3 }),
    later: fc.constantFrom(1000, minute, 2 * minute, 10 * minute),
  }),
  { maxLength: 12 },
);

const trouble = fc.record({
  minutes,
  fates: fc.array(fc.constantFrom(...fates), { minLength: 1, maxLength: 6 }),
  seed: fc.integer(),
  faults: fc.record({
    indexLagMs: fc.constantFrom(0, 3000, 90_000),
    conflictRate: fc.constantFrom(0, 0.2),
    duplicateRate: fc.constantFrom(0, 0.2),
  }),
});

type Trouble = typeof trouble extends fc.Arbitrary<infer T> ? T : never;

describe('with ticks, lost jobs and doubts in any order', () => {
  it(
    'each message is taken once as long as statuses come, and none is forgotten',
    { timeout: timeFor(60) },
    (test) =>
      tryCases(test, {
        of: trouble,
        ordinarily: 30,
        holds: async (one) => expect(await brokenPromises(one)).toEqual([]),
      }),
  );
});

/** Answers with what is wrong, in words. */
async function brokenPromises({
  minutes: past,
  fates: meta,
  seed,
  faults,
}: Trouble): Promise<readonly string[]> {
  const taken: string[] = [];
  const chasqui = await peopledWorld({
    faults,
    random: seeded(seed),
    meta: ({ callback }, call) => {
      // In the end Meta is well again.
      const fate = call < 12 ? meta[call % meta.length] : fates[0];
      if (fate === undefined) throw new Error('a case needs a fate');
      if (fate.taken) taken.push(callback);
      return fate.answer === 'accepted' ? { kind: 'accepted', providerId: `wamid.${callback}` } : fate.answer;
    },
  });
  await chasqui.route(ticketEvent('1'));
  const refs = [...chasqui.ports.sendQueue.refs];
  for (const { jobs, ticks, later } of past) {
    if (jobs !== 'kept') await runJobs(chasqui, jobs);
    await tellOfAll(chasqui, taken);
    chasqui.clock.now += later;
    await Promise.all(Array.from({ length: ticks }, () => tick(chasqui)));
  }
  await settle(chasqui, taken);
  const wrong = refs.map(async (ref) => {
    const { status } = (await messageAt(chasqui, ref)).value;
    const takes = taken.filter((callback) => callback.startsWith(ref)).length;
    if (status === 'accepted' && takes === 1) return [];
    return [`${status}, and taken ${takes} times: ${(await kindsOf(chasqui, ref)).join(', ')}`];
  });
  return (await Promise.all(wrong)).flat();
}

async function runJobs(chasqui: World, how: 'lost' | 'run' | 'doubled'): Promise<void> {
  const jobs = takeJobs(chasqui);
  if (how === 'lost') return;
  const runs = how === 'doubled' ? [...jobs, ...jobs] : jobs;
  await Promise.all(runs.map((ref) => chasqui.send(ref)));
}

/** All statuses that there are so far, and one of another message that was sent just now. */
async function tellOfAll(chasqui: World, taken: readonly string[]): Promise<void> {
  for (const callback of [...taken, `${'x'.repeat(22)}.00.0mia6zk00.${'y'.repeat(16)}.1`]) {
    const { ref = '', attempt } = parseCallback(callback) ?? {};
    await tell(chasqui, ref, { status: 'sent', ...(attempt !== undefined && { attempt }) });
  }
}

/** Two hours in which nothing is lost, and statuses come. */
async function settle(chasqui: World, taken: readonly string[]): Promise<void> {
  chasqui.clock.now += lease;
  for (let passed = 0; passed < 40; passed += 1) {
    await tellOfAll(chasqui, taken);
    chasqui.clock.now += 3 * minute;
    await tick(chasqui);
    await runJobs(chasqui, 'run');
  }
}
