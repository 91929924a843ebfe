import type { Entropy } from '#domain/digest';
import type { EndReason } from '#domain/fact';
import type { Instant } from '#domain/instant';
import type { Ledger } from '#ports/ledger';
import type { Messages } from '#ports/messages';
import type { Meter } from '#ports/meter';
import type { People } from '#ports/people';
import type { Records } from '#ports/records';
import type { WhatsApp } from '#ports/whatsapp';
import type { Workspaces } from '#ports/workspaces';

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
