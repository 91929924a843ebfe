import type { Versioned } from '#ports/records';
import { claim, type Unclaimed } from './claim.ts';
import { callOnce } from './call-once.ts';
import { gate } from './gate.ts';
import { passGate } from './pass-gate.ts';
import { reconsider, recover } from './recover.ts';
import type { Job, SendMessagePorts, SendMessageTools, SendOutcome } from './sending.ts';

/** A longer wait than this is left to the message's `dueAt`. Milliseconds. */
const longestWait = 10_000;

/**
 * For so long a job begins calls, however many refusals it gets: a call and what follows from it fit into the rest of
 * the function's time, for who is killed within a call leaves a doubt. Milliseconds.
 */
export const begunWithin = 15_000;

/** Sends one message if it may go, and records what became of it. Any number of deliveries of its job make one message. */
export function sendMessage(ports: SendMessagePorts, tools: SendMessageTools) {
  const sending = { ports, tools, gate: gate(ports, tools) };
  return async (ref: string): Promise<SendOutcome> => {
    const job = { ...sending, latest: tools.now() + begunWithin };
    for (;;) {
      const outcome = await attempt(ref, job);
      if (outcome.kind !== 'waiting') return outcome;
      const now = tools.now();
      const wait = outcome.dueAt - now;
      if (wait > longestWait || Math.max(now, outcome.dueAt) > job.latest) return outcome;
      await tools.sleep(Math.max(0, wait));
    }
  };
}

async function attempt(ref: string, sending: Job): Promise<SendOutcome> {
  const found = await sending.ports.messages.find(ref);
  if (found === undefined) return { kind: 'ignored', reason: 'no-such-message' };
  const message = found.value;
  switch (message.status) {
    case 'queued':
      return claimAndCall({ ...found, value: message }, sending);
    case 'waiting':
      return message.dueAt > sending.tools.now()
        ? { kind: 'waiting', dueAt: message.dueAt, code: message.code }
        : claimAndCall({ ...found, value: message }, sending);
    case 'sending':
      return message.claim.until > sending.tools.now()
        ? { kind: 'ignored', reason: 'claimed-by-another' }
        : recover({ ...found, value: message }, sending);
    case 'doubt':
      return reconsider({ ...found, value: message }, sending);
    case 'held':
      return { kind: 'ignored', reason: 'held' };
    case 'accepted':
    case 'failed':
    case 'cancelled':
    case 'expired':
      return { kind: 'ignored', reason: 'finished' };
  }
}

async function claimAndCall(found: Versioned<Unclaimed>, sending: Job): Promise<SendOutcome> {
  const passed = await passGate(found, sending);
  if (passed.kind !== 'passed') return passed;
  const claimed = await claim(found, passed.number, sending);
  if (claimed.kind === 'claimed') return callOnce(claimed, passed, sending);
  if (passed.probe) await sending.gate.giveBack(passed.number);
  return claimed;
}
