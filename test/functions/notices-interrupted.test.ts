import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Faults } from '#adapters/memory/store';
import type { Slice } from '#ports/notice-queue';
import { aroundCalls } from '#test/support/around-calls';
import { timeFor, tryCases } from '#test/support/cases';
import type { Interruption } from '#test/support/interruption';
import {
  addStaff,
  companyIds,
  noticeWorkspace,
  plantClosed,
  staffOf,
  toEverybody,
} from '#test/support/notice';
import { brokenNotice } from '#test/support/notice-promises';
import { seeded } from '#test/support/seeded';
import { applyWorkspace, world, type World } from '#test/support/world';

/** Two slices: 200 and 20. */
const people = 220;

/** Two routes of one event: a few, who are told before, and everybody. */
const toSome = {
  ...toEverybody,
  id: 'to-some',
  tell: toEverybody.tell.map((tell) => ({ ...tell, channel: 'some' })),
};

class Died extends Error {}

/** Ports of a worker that is gone from one call on: whatever it still had under way finds nothing any more. */
function mortal(ports: World['ports'], at: Interruption | undefined): World['ports'] {
  let calls = 0;
  let dead = false;
  const dieIf = (when: boolean) => {
    dead ||= when;
    if (dead) throw new Died();
  };
  return aroundCalls(ports, async (_, run) => {
    calls += 1;
    const own = calls;
    dieIf(own === at?.call && at.when === 'before');
    const answer = await run();
    dieIf(own === at?.call && at.when === 'after');
    return answer;
  });
}

async function dying(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof Died)) throw error;
  });
}

const death = fc.option(
  fc.record({
    call: fc.integer({ min: 1, max: 650 }),
    when: fc.constantFrom('before' as const, 'after' as const),
  }),
  { nil: undefined },
);

interface Case {
  readonly event: readonly (Interruption | undefined)[];
  readonly slices: readonly (Interruption | undefined)[];
  readonly together: boolean;
  /** So many of the staff can be told. */
  readonly known: number;
  readonly seed: number;
}

const cases: fc.Arbitrary<Case> = fc.record({
  event: fc.array(
    fc.option(
      fc.record({
        call: fc.integer({ min: 1, max: 40 }),
        when: fc.constantFrom('before' as const, 'after' as const),
      }),
      { nil: undefined },
    ),
    { minLength: 1, maxLength: 3 },
  ),
  slices: fc.array(death, { minLength: 1, maxLength: 3 }),
  together: fc.boolean(),
  known: fc.constantFrom(0, 3, 150, people),
  seed: fc.nat(),
});

async function company({ known, seed }: Case, faults: Faults): Promise<World> {
  const chasqui = world({ random: seeded(seed), faults });
  const workspace = noticeWorkspace(people);
  const members = companyIds(5).map((person) => ({ person }));
  const some = { id: 'some', name: 'Some', branch: 'sp', members };
  const routes = [toEverybody, toSome];
  await applyWorkspace(chasqui, { ...workspace, channels: [...workspace.channels, some], routes });
  await addStaff(
    chasqui,
    companyIds(known).map((_, place) => staffOf(place)),
  );
  return chasqui;
}

async function troubled(trouble: Case, faults: Faults): Promise<readonly string[]> {
  const chasqui = await company(trouble, faults);
  const event = plantClosed('1');
  const { noticeQueue } = chasqui.ports;
  for (const at of trouble.event) await dying(chasqui.route(event, mortal(chasqui.ports, at)));
  const slices = new Map(noticeQueue.slices.map((slice) => [slice.slice, slice]));
  const tell = async (slice: Slice) => {
    for (const at of trouble.slices) await dying(chasqui.tell(slice, mortal(chasqui.ports, at)));
  };
  if (trouble.together) await Promise.all([...slices.values()].map(tell));
  else for (const slice of slices.values()) await tell(slice);
  // What the queues do in the end: everything once more, undisturbed.
  await chasqui.route(event);
  for (const slice of noticeQueue.slices.slice(-2)) await chasqui.tell(slice);
  return brokenNotice(event, {
    ports: chasqui.ports,
    sha256: chasqui.tools.entropy.sha256,
    jobs: chasqui.ports.sendQueue.refs,
  });
}

const quiet: Faults = { indexLagMs: 0, conflictRate: 0, duplicateRate: 0 };
const unquiet: Faults = { indexLagMs: 5000, conflictRate: 0.1, duplicateRate: 0.1 };

describe('each person of a notice in slices has one slot and at most one message', () => {
  it(
    'wherever workers die, however often they come again',
    async (test) => {
      await tryCases(test, {
        of: cases,
        ordinarily: 10,
        holds: async (trouble) => {
          expect(await troubled(trouble, quiet)).toEqual([]);
        },
      });
    },
    timeFor(60),
  );

  it(
    'with lagging indexes, conflicting and repeated writes as well',
    async (test) => {
      await tryCases(test, {
        of: cases,
        ordinarily: 10,
        holds: async (trouble) => {
          expect(await troubled(trouble, unquiet)).toEqual([]);
        },
      });
    },
    timeFor(60),
  );
});
