import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entropy } from '#adapters/node/entropy';
import type { Status } from '#domain/messages/message';
import { freshPace } from '#domain/pace/pace';
import type { Fault } from '#infra/local/whatsapp/faults';
import type { Worker } from '#infra/local/workers/worker';
import { envelopeBody, handFedStack, type HandFedStack, handTo } from '#test/support/hand-fed-stack';
import { brokenPromises } from '#test/support/told-once';
import { addPerson, applyWorkspace, lease, personOf, ticketEvent } from '#test/support/world';
import { smallWorkspace, ticketOpened } from '#test/support/workspace';

let stack: HandFedStack;
let router: Worker;
let sender: Worker;
let offsetMs = 0;

beforeAll(async () => {
  stack = await handFedStack();
  stack.simulator.setTemplates(smallWorkspace().templates);
  const clock = { now: Date.now() };
  await addPerson({ ports: stack.ports, clock }, personOf('eva'));
  const [tell] = ticketOpened.tell;
  const toEva = { ...ticketOpened, tell: tell === undefined ? [] : [{ ...tell, role: 'manager' }] };
  await applyWorkspace({ ports: stack.ports, clock }, smallWorkspace({ routes: [toEva] }));
  router = stack.worker('route-event');
  sender = stack.worker('send-message', { environment: { CALL_TIMEOUT_MS: '1500' } });
});

afterAll(async () => {
  router.kill();
  sender.kill();
  await stack.stop();
});

const cases: readonly { readonly fault: Fault; readonly times?: number; readonly ends: readonly Status[] }[] =
  [
    { fault: { kind: 'error', code: 130429 }, ends: ['accepted'] },
    { fault: { kind: 'error', code: 131056 }, ends: ['accepted'] },
    { fault: { kind: 'error', code: 131000, httpStatus: 500 }, ends: ['accepted'] },
    { fault: { kind: 'error', code: 131000, httpStatus: 500 }, times: 100, ends: ['waiting'] },
    { fault: { kind: 'error', code: 131016, httpStatus: 503 }, times: 100, ends: ['waiting'] },
    { fault: { kind: 'error', code: 190, httpStatus: 401 }, times: 100, ends: ['waiting'] },
    { fault: { kind: 'error', code: 132001, httpStatus: 404 }, ends: ['failed'] },
    { fault: { kind: 'error', code: 131026 }, ends: ['failed'] },
    { fault: { kind: 'error', code: 999_999 }, ends: ['failed'] },
    { fault: { kind: 'timeout-before' }, ends: ['doubt'] },
    { fault: { kind: 'timeout-after' }, ends: ['doubt'] },
    { fault: { kind: 'cut-before' }, ends: ['doubt'] },
    { fault: { kind: 'cut-after' }, ends: ['doubt'] },
    { fault: { kind: 'html', status: 502 }, ends: ['doubt'] },
    { fault: { kind: 'html-after', status: 502 }, ends: ['doubt'] },
    { fault: { kind: 'truncated-json' }, ends: ['doubt'] },
    { fault: { kind: 'slow', ms: 100 }, ends: ['accepted'] },
    { fault: { kind: 'failed-status', code: 131026 }, ends: ['accepted'] },
  ];

describe('whatever Meta does to a call, the message ends with one message, a stated reason or a visible doubt', () => {
  it.each(cases)('$fault, $times times: $ends', async ({ fault, times = 1, ends }) => {
    const id = `fault-${cases.findIndex((one) => one.fault === fault)}`;
    const event = ticketEvent(id, { detail: { id, subject: 'Printer is on fire' } });
    stack.simulator.faults.add({ fault, times });
    await handTo(router, envelopeBody(event));
    const jobs = await stack.jobs();
    expect(jobs).toHaveLength(1);
    for (let delivery = 0; delivery < 5; delivery += 1) {
      for (const job of jobs) await handTo(sender, job);
      sender.shiftClock((offsetMs += lease));
    }
    stack.simulator.faults.clear();
    // Each case meets a number that may send.
    await stack.ports.paces.change('main', () => ({ pace: freshPace }));
    const taken = new Map(stack.simulator.sent().map(({ callback = '', id: wamid }) => [callback, wamid]));
    const wrong = await brokenPromises([event], { ports: stack.ports, sha256: entropy.sha256, taken });
    expect(wrong).toEqual([]);
    const { ref } = JSON.parse(jobs[0] ?? '{}');
    const message = await stack.ports.messages.find(ref);
    expect(ends).toContain(message?.value.status);
  });
});
