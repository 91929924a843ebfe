import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entropy } from '#adapters/node/entropy';
import type { BusinessEvent } from '#domain/event';
import type { Worker } from '#infra/local/workers/worker';
import { envelopeBody, handFedStack, type HandFedStack, handTo } from '#test/support/hand-fed-stack';
import type { Interruption } from '#test/support/interruption';
import { brokenPromises } from '#test/support/told-once';
import { addPerson, lease, personOf, ticketEvent } from '#test/support/world';
import { smallWorkspace } from '#test/support/workspace';

let stack: HandFedStack;
const clock = { now: Date.now() };

beforeAll(async () => {
  stack = await handFedStack();
  stack.simulator.setTemplates(smallWorkspace().templates);
  for (const company of ['ana', 'rui', 'eva'])
    await addPerson({ ports: stack.ports, clock }, personOf(company));
  await use('agents');
});

afterAll(async () => {
  for (const worker of survivors.values()) worker.kill();
  await stack.stop();
});

/** Two versions of the workspace: in one the agents are told, in the other everybody. */
async function use(audience: 'agents' | 'everybody'): Promise<void> {
  const workspace = smallWorkspace();
  const routes = workspace.routes.map((route) =>
    audience === 'agents'
      ? route
      : {
          ...route,
          tell: route.tell.map(({ channel, template, with: texts }) => ({ channel, template, with: texts })),
        },
  );
  clock.now += 1;
  await stack.ports.workspaces.apply(
    { ...workspace, routes },
    { kind: 'workspace-applied', at: clock.now, thing: 'w'.repeat(16), version: audience, by: 'test' },
  );
}

function eventNamed(id: string): BusinessEvent {
  return ticketEvent(id, { detail: { id, subject: 'Printer is on fire', priority: 'high' } });
}

async function deliverDying(step: string, body: string, at: Interruption): Promise<'died' | 'survived'> {
  const worker = stack.worker(step, { offsetMs });
  stack.proxy.arm(at, () => worker.kill());
  const answer = await handTo(worker, body);
  stack.proxy.arm(undefined, () => undefined);
  const died = answer === 'its process ended';
  worker.kill();
  await worker.ended;
  return died ? 'died' : 'survived';
}

/** Workers that live on. Their clock moves with each use, past what they remember and past every lease. */
const survivors = new Map<string, Worker>();
let offsetMs = 0;

async function deliverAgain(step: string, bodies: readonly string[]): Promise<void> {
  const worker = survivors.get(step) ?? stack.worker(step);
  survivors.set(step, worker);
  offsetMs += lease + 1000;
  worker.shiftClock(offsetMs);
  for (const body of bodies) {
    for (let delivery = 0; delivery < 4; delivery += 1) {
      expect(await handTo(worker, body)).toEqual({ batchItemFailures: [] });
    }
  }
}

async function wrongAbout(event: BusinessEvent): Promise<readonly string[]> {
  const taken = new Map(stack.simulator.sent().map(({ callback = '', id }) => [callback, id]));
  expect(taken.size).toBe(stack.simulator.sent().length);
  return brokenPromises([event], { ports: stack.ports, sha256: entropy.sha256, taken });
}

/** Kills a worker at each boundary of its exchanges with the outside, before and after, until it has no more of them. */
async function atEachBoundary(
  run: (at: Interruption, name: string) => Promise<'died' | 'survived'>,
): Promise<number> {
  let boundaries = 0;
  for (let call = 1; ; call += 1) {
    for (const when of ['before', 'after'] as const) {
      const outcome = await run({ call, when }, `${call}-${when}`);
      if (outcome === 'survived') return boundaries;
      boundaries += 1;
    }
  }
}

describe('a worker killed at each boundary, its message delivered five times', () => {
  it('routes each event once: the first moment and version hold, each person has one message', async () => {
    const boundaries = await atEachBoundary(async (at, name) => {
      const event = eventNamed(`routing-${name}`);
      await use('agents');
      const outcome = await deliverDying('route-event', envelopeBody(event), at);
      await use('everybody');
      await deliverAgain('route-event', [envelopeBody(event)]);
      const jobs = [...new Set(await stack.jobs())];
      await deliverAgain('send-message', jobs);
      expect({ killed: name, wrong: await wrongAbout(event) }).toEqual({ killed: name, wrong: [] });
      return outcome;
    });
    expect(boundaries).toBeGreaterThanOrEqual(20);
  }, 240_000);

  it('sends each message once, or leaves a doubt that shows', async () => {
    await use('agents');
    const boundaries = await atEachBoundary(async (at, name) => {
      const event = eventNamed(`sending-${name}`);
      await deliverAgain('route-event', [envelopeBody(event)]);
      const [first = '', ...others] = [...new Set(await stack.jobs())];
      const outcome = await deliverDying('send-message', first, at);
      await deliverAgain('send-message', [first, ...others]);
      expect({ killed: name, wrong: await wrongAbout(event) }).toEqual({ killed: name, wrong: [] });
      return outcome;
    });
    expect(boundaries).toBeGreaterThanOrEqual(18);
  }, 240_000);
});
