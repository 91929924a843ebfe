import type { Entropy } from '#domain/digest';
import type { EndReason } from '#domain/fact';
import type { Instant } from '#domain/instant';
import type { Ledger } from '#ports/ledger';
import type { Messages } from '#ports/messages';
import type { Meter } from '#ports/meter';
import type { People } from '#ports/people';
import type { Records, Versioned } from '#ports/records';
import type { WhatsApp } from '#ports/whatsapp';
import type { Workspaces } from '#ports/workspaces';
import { claim, type Unclaimed } from './claim.ts';
import { callOnce } from './call-once.ts';
import { reconsider, recover } from './recover.ts';

export interface SendMessagePorts {
  readonly messages: Messages;
  readonly ledger: Ledger;
  readonly records: Records;
  readonly people: People;
  readonly workspaces: Workspaces;
  readonly whatsapp: WhatsApp;
  readonly meter: Meter;
}

export interface SendMessageTools {
  readonly entropy: Pick<Entropy, 'random'>;
  readonly now: () => Instant;
  /** Resolves after so many milliseconds. */
  readonly sleep: (ms: number) => Promise<void>;
  /** How long a claim holds: the function's timeout and five seconds more, in milliseconds. */
  readonly lease: number;
}

export interface Sending {
  readonly ports: SendMessagePorts;
  readonly tools: SendMessageTools;
}

export type SendOutcome =
  | { readonly kind: 'accepted' }
  /** `again`: the queue should bring the job back; `dueAt` of the message says when it is worth it. */
  | { readonly kind: 'waiting'; readonly dueAt: Instant; readonly code: number }
  | { readonly kind: 'in-doubt' }
  | { readonly kind: 'ended'; readonly as: 'failed' | 'cancelled' | 'expired'; readonly reason: EndReason }
  | { readonly kind: 'ignored'; readonly reason: IgnoredReason };

type IgnoredReason = 'no-such-message' | 'finished' | 'claimed-by-another' | 'in-doubt-already' | 'overtaken';

/** A longer wait than this is left to the message's `dueAt`. Milliseconds. */
const longestWait = 10_000;

/** Sends one message if it may go, and records what became of it. Any number of deliveries of its job make one message. */
export function sendMessage(ports: SendMessagePorts, tools: SendMessageTools) {
  return async (ref: string): Promise<SendOutcome> => {
    for (;;) {
      const outcome = await attempt(ref, { ports, tools });
      if (outcome.kind !== 'waiting') return outcome;
      const wait = outcome.dueAt - tools.now();
      if (wait > longestWait) return outcome;
      await tools.sleep(Math.max(0, wait));
    }
  };
}

async function attempt(ref: string, sending: Sending): Promise<SendOutcome> {
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
    case 'accepted':
    case 'failed':
    case 'cancelled':
    case 'expired':
      return { kind: 'ignored', reason: 'finished' };
  }
}

async function claimAndCall(found: Versioned<Unclaimed>, sending: Sending): Promise<SendOutcome> {
  const claimed = await claim(found, sending);
  return claimed.kind === 'claimed' ? callOnce(claimed, sending) : claimed;
}
