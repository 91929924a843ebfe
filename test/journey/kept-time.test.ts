import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fault } from '#infra/local/whatsapp/faults';
import type { Worker } from '#infra/local/workers/worker';
import { parseCallback } from '#domain/ref';
import { envelopeBody, handFedStack, type HandFedStack, handTo } from '#test/support/hand-fed-stack';
import { addPerson, applyWorkspace, personOf, ticketEvent } from '#test/support/world';
import { smallWorkspace, ticketOpened } from '#test/support/workspace';

const minute = 60_000;
let stack: HandFedStack;
let workers: Readonly<Record<'router' | 'sender' | 'keeper', Worker>>;
let ahead = 0;

beforeAll(async () => {
  stack = await handFedStack();
  stack.simulator.setTemplates(smallWorkspace().templates);
  const clock = { now: Date.now() };
  await addPerson({ ports: stack.ports, clock }, personOf('eva'));
  const [tell] = ticketOpened.tell;
  const toEva = { ...ticketOpened, tell: tell === undefined ? [] : [{ ...tell, role: 'manager' }] };
  await applyWorkspace({ ports: stack.ports, clock }, smallWorkspace({ routes: [toEva] }));
  workers = {
    router: stack.worker('route-event'),
    sender: stack.worker('send-message', { environment: { CALL_TIMEOUT_MS: '1500' } }),
    keeper: stack.worker('keep-time'),
  };
});

afterAll(async () => {
  for (const worker of Object.values(workers)) worker.kill();
  await stack.stop();
});

/** Time goes on for the functions, and the minute ticks once at its end. */
async function wait(ms: number): Promise<void> {
  ahead += ms;
  for (const worker of Object.values(workers)) worker.shiftClock(ahead);
  const ticked = await workers.keeper.invoke(randomUUID(), { source: 'aws.events' });
  expect(ticked).toEqual({ kind: 'returned', value: null });
}

/** The jobs on the queue, of which there is one; answers with the ref in it. */
async function oneJob(): Promise<{ body: string; ref: string }> {
  const [body = '{}', ...more] = await stack.jobs();
  expect(more).toEqual([]);
  return { body, ref: JSON.parse(body).ref };
}

/** A ticket is opened; its one message meets the fault, if any. */
async function told(id: string, fault?: Fault): Promise<string> {
  const event = ticketEvent(id, { detail: { id, subject: 'Printer is on fire' } });
  await handTo(workers.router, envelopeBody(event));
  const { body, ref } = await oneJob();
  if (fault === undefined) return ref;
  stack.simulator.faults.add({ fault });
  await handTo(workers.sender, body);
  return ref;
}

const takes = (ref: string) =>
  stack.simulator.sent().filter(({ callback = '' }) => parseCallback(callback)?.ref === ref);

/** What is in the ledger of a message after its plan. */
async function kinds(ref: string): Promise<readonly string[]> {
  const facts = await stack.ports.ledger.ofMessage(ref);
  return facts.slice(1).map((fact) => ('reason' in fact ? `${fact.kind} ${fact.reason}` : fact.kind));
}

describe('the tick of the minute, on the deployed bundles', () => {
  it('costs sixteen requests while nothing is due', async () => {
    await wait(0);
    stack.proxy.arm(undefined, () => undefined);
    await wait(minute);
    expect(stack.proxy.exchanges()).toBe(16);
  });

  it('brings back the jobs that the queue lost', async () => {
    const lost = await told('lost-job');
    await wait(minute);
    expect(await stack.jobs()).toEqual([]);
    await wait(minute);
    const { body, ref } = await oneJob();
    expect(ref).toBe(lost);
    await handTo(workers.sender, body);
    await wait(10 * minute);
    expect(await stack.jobs()).toEqual([]);
    expect(takes(ref)).toHaveLength(1);
    expect(await kinds(ref)).toEqual(['accepted']);
  });

  it('settles a doubt by the status that came of it', async () => {
    const ref = await told('lost-answer', { kind: 'timeout-after' });
    expect(await kinds(ref)).toEqual(['doubted timeout']);
    const [message] = takes(ref);
    if (message === undefined) throw new Error('WhatsApp did not take it');
    await stack.ports.statuses.apply({
      number: 'main',
      ref,
      attempt: 1,
      status: 'sent',
      providerDigest: message.id,
      happenedAt: message.at,
    });
    await wait(2 * minute);
    expect(await stack.jobs()).toEqual([]);
    expect(await kinds(ref)).toEqual(['doubted timeout', 'settled', 'status']);
    expect((await stack.ports.messages.find(ref))?.value).toMatchObject({
      status: 'accepted',
      providerDigest: message.id,
    });
    expect(takes(ref)).toHaveLength(1);
  });

  it('sends a message once more of which nothing is known for ten minutes, and says that it was unsure', async () => {
    const ref = await told('no-answer', { kind: 'timeout-before' });
    for (let passed = 0; passed < 9; passed += 1) await wait(minute);
    expect(await stack.jobs()).toEqual([]);
    await wait(minute);
    const { body } = await oneJob();
    await handTo(workers.sender, body);
    expect(takes(ref)).toHaveLength(1);
    expect(await kinds(ref)).toEqual(['accepted', 'doubted timeout', 'resent resent-unsure']);
    await wait(60 * minute);
    expect(await stack.jobs()).toEqual([]);
  });
});
