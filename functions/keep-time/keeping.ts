import type { Entropy } from '#domain/digest';
import type { Heartbeat } from '#domain/messages/heartbeat';
import type { Instant } from '#domain/instant';
import type { Pace } from '#domain/pace/pace';
import type { AskQueue } from '#ports/ask-queue';
import type { Asks } from '#ports/asks';
import type { Due } from '#ports/due';
import type { Heartbeats } from '#ports/heartbeats';
import type { Leases } from '#ports/leases';
import type { Ledger } from '#ports/ledger';
import type { Messages } from '#ports/messages';
import type { Meter } from '#ports/meter';
import type { Paces } from '#ports/paces';
import type { SendQueue } from '#ports/send-queue';

export interface KeepTimePorts {
  readonly asks: Pick<Asks, 'find' | 'change'>;
  readonly due: Due;
  readonly leases: Leases;
  readonly messages: Messages;
  readonly ledger: Pick<Ledger, 'ofMessage'>;
  readonly heartbeats: Pick<Heartbeats, 'of'>;
  readonly paces: Pick<Paces, 'of' | 'change'>;
  readonly sendQueue: SendQueue;
  readonly askQueue: AskQueue;
  readonly meter: Meter;
}

export interface KeepTimeTools {
  readonly now: () => Instant;
  readonly entropy: Pick<Entropy, 'random'>;
  /** For how long a tick begins new work, in milliseconds: shorter than the function may run. */
  readonly time: number;
  /** Name of the number that a message goes from where it names none. */
  readonly firstNumber: string;
}

/** One tick. */
export interface Keeping {
  readonly ports: KeepTimePorts;
  readonly tools: KeepTimeTools;
  /** From then on nothing new is begun. */
  readonly until: Instant;
  /** The heartbeat of the number that a message names; read once a tick. */
  readonly heartbeatOf: (number: string | undefined) => Promise<Heartbeat | undefined>;
  /** Its pace, likewise. */
  readonly paceOf: (number: string | undefined) => Promise<Pace>;
}

/** What became of one thing that was named as due. */
export type Kept =
  | { readonly kind: 'enqueued' | 'resent' | 'settled' | 'ended' | 'looked-at' | 'left' }
  | { readonly kind: 'failed'; readonly error: unknown };
