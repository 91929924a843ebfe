import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entropy } from '#adapters/node/entropy';
import { SendJob } from '#contracts/send-job';
import type { Route } from '#domain/workspace';
import { timeFor, timesAsMany } from '#test/support/cases';
import { envelopeBody, handFedStack, type HandFedStack, handTo } from '#test/support/hand-fed-stack';
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
import { applyWorkspace } from '#test/support/world';

/** 500 in `npm test`, 10,000 in `npm run proof`. */
const people = 500 * timesAsMany;
const slices = Math.ceil(people / 200);
const clock = { now: Date.now() };

/** Ten of them are told by a route of their own as well. */
const toTen: Route = {
  ...toEverybody,
  id: 'to-ten',
  tell: toEverybody.tell.map((tell) => ({ ...tell, channel: 'ten' })),
};

let stack: HandFedStack;

beforeAll(async () => {
  stack = await handFedStack();
  const workspace = noticeWorkspace(people);
  const members = companyIds(10).map((person) => ({ person }));
  const ten = { id: 'ten', name: 'Ten', branch: 'sp', members };
  const company = { ...workspace, channels: [...workspace.channels, ten], routes: [toEverybody, toTen] };
  await applyWorkspace({ ports: stack.ports, clock }, company);
  await addStaff(
    { ports: stack.ports, clock },
    companyIds(people).map((_, place) => staffOf(place)),
  );
}, timeFor(120));

afterAll(() => stack.stop());

/** Kills the worker at an exchange with the outside, then hands the same message to another one. */
async function resumed(body: string, at: Interruption): Promise<unknown> {
  const worker = stack.worker('route-event');
  stack.proxy.arm(at, () => worker.kill());
  const answer = await handTo(worker, body);
  stack.proxy.arm(undefined, () => undefined);
  worker.kill();
  await worker.ended;
  expect(answer).toBe('its process ended');
  return delivered([body]);
}

async function delivered(bodies: readonly string[]): Promise<readonly unknown[]> {
  const worker = stack.worker('route-event');
  const answers: unknown[] = [];
  for (const body of bodies) answers.push(await handTo(worker, body));
  worker.kill();
  await worker.ended;
  return answers;
}

const done = { batchItemFailures: [] };

describe('a notice to everybody', () => {
  it(
    'told by workers that are killed halfway has one slot and one message for each person',
    async () => {
      const event = plantClosed('closed');
      const deaths = [
        { call: 30, when: 'before' },
        { call: 520, when: 'after' },
        { call: 220, when: 'before' },
      ] as const;
      expect(await resumed(envelopeBody(event), { call: 12, when: 'after' })).toEqual([done]);
      const jobs = [...new Set(await stack.slices())];
      expect(jobs).toHaveLength(slices);
      // The first three slices, and one in ten after them.
      const doomed = jobs.filter((_, place) => place < 3 || place % 10 === 0);
      for (const [place, body] of doomed.entries())
        expect(await resumed(body, deaths[place % 3] ?? deaths[0])).toEqual([done]);
      const others = jobs.filter((body) => !doomed.includes(body));
      expect(await delivered(others)).toEqual(others.map(() => done));
      const refs = (await stack.jobs()).map((body) => SendJob.parse(JSON.parse(body)).ref);
      const claims = { ports: stack.ports, sha256: entropy.sha256, jobs: refs };
      expect(await brokenNotice(event, claims)).toEqual([]);
      expect(new Set(refs).size).toBe(people);
    },
    timeFor(180),
  );
});
