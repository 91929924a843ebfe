import type { BusinessNumber } from '#domain/pace/business-number';
import type { Entropy } from '#domain/digest';
import type { EndReason } from '#domain/facts/message-fact';
import type { Instant } from '#domain/instant';
import type { Claimables } from '#ports/claimables';
import type { Ledger } from '#ports/ledger';
import type { Messages } from '#ports/messages';
import type { Meter } from '#ports/meter';
import type { Paces } from '#ports/paces';
import type { People } from '#ports/people';
import type { TapKeys } from '#ports/tap-keys';
import type { TemplateStates } from '#ports/template-states';
import type { WhatsApp } from '#ports/whatsapp';
import type { Workspaces } from '#ports/workspaces';
import type { Gate } from './gate.ts';

export interface SendMessagePorts {
  readonly messages: Messages;
  readonly ledger: Ledger;
  readonly claimables: Claimables;
  readonly paces: Paces;
  readonly templateStates: TemplateStates;
  readonly people: Pick<People, 'learn' | 'change'>;
  readonly workspaces: Workspaces;
  readonly tapKeys: TapKeys;
  readonly whatsapp: Pick<WhatsApp, 'send'>;
  readonly meter: Meter;
}

export interface SendMessageTools {
  readonly entropy: Pick<Entropy, 'random' | 'sha256' | 'hmac'>;
  readonly now: () => Instant;
  /** Resolves after so many milliseconds. */
  readonly sleep: (ms: number) => Promise<void>;
  /** The company's numbers, the first of which sends what names none. At least one. */
  readonly numbers: readonly BusinessNumber[];
  /** Resolves when the messages of a batch have asked for their moments: a few milliseconds. */
  readonly gather: () => Promise<void>;
  /** How long a claim holds: the function's timeout and five seconds more, in milliseconds. */
  readonly lease: number;
}

export interface Sending {
  readonly ports: SendMessagePorts;
  readonly tools: SendMessageTools;
  /** Of this worker. */
  readonly gate: Gate;
}

/** One job of a worker. */
export interface Job extends Sending {
  /** No call is begun after this moment: what takes longer is left to the message's `dueAt`. */
  readonly latest: Instant;
}

export type SendOutcome =
  | { readonly kind: 'accepted' }
  /** The sweep brings it back at `dueAt`. */
  | { readonly kind: 'waiting'; readonly dueAt: Instant; readonly code: number }
  | { readonly kind: 'in-doubt' }
  | { readonly kind: 'ended'; readonly as: 'failed' | 'cancelled' | 'expired'; readonly reason: EndReason }
  | { readonly kind: 'ignored'; readonly reason: IgnoredReason };

type IgnoredReason =
  | 'no-such-message'
  | 'held'
  | 'finished'
  | 'claimed-by-another'
  | 'in-doubt-already'
  | 'overtaken';
