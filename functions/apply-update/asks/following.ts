import type { Ask } from '#domain/asks/ask';
import type { Entropy } from '#domain/digest';
import type { Instant } from '#domain/instant';
import type { Asks } from '#ports/asks';
import type { CallbackQueue } from '#ports/callback-queue';
import type { Ledger } from '#ports/ledger';
import type { Messages } from '#ports/messages';
import type { People } from '#ports/people';
import type { Records } from '#ports/records';
import type { SendQueue } from '#ports/send-queue';
import type { Workspaces } from '#ports/workspaces';

/** What it takes to do what follows from an ask. */
export interface Following {
  readonly ports: {
    readonly asks: Pick<Asks, 'find' | 'change' | 'askedIn' | 'slicesOf'>;
    readonly callbackQueue: CallbackQueue;
    readonly ledger: Pick<Ledger, 'put'>;
    readonly messages: Pick<Messages, 'find' | 'plan' | 'move'>;
    readonly people: Pick<People, 'find'>;
    readonly records: Pick<Records, 'find'>;
    readonly sendQueue: SendQueue;
    readonly workspaces: Pick<Workspaces, 'load'>;
  };
  readonly tools: {
    readonly now: () => Instant;
    readonly entropy: Pick<Entropy, 'sha256' | 'hmac'>;
  };
}

/** The status decides what there is to do. */
export type OpenAsk = Ask & { readonly state: { readonly kind: 'open' } };
export type OverAsk = Ask & { readonly state: Exclude<Ask['state'], { readonly kind: 'open' }> };
