import type { Entropy } from '#domain/digest';
import type { HandOnRefusal } from '#domain/asks/hand-on';
import type { Instant } from '#domain/instant';
import type { Person } from '#domain/people/person';
import type { Asks } from '#ports/asks';
import type { Ledger } from '#ports/ledger';
import type { Messages } from '#ports/messages';
import type { People } from '#ports/people';
import type { SendQueue } from '#ports/send-queue';
import type { Asking, AtHand } from './asking.ts';

/** What it takes to hand an ask on. */
export interface Handing {
  readonly ports: Asking['ports'] & {
    readonly asks: Pick<Asks, 'askedIn' | 'slicesOf'>;
    readonly ledger: Pick<Ledger, 'put' | 'ofMessage'>;
    readonly messages: Pick<Messages, 'plan' | 'move'>;
    readonly people: Pick<People, 'find' | 'byCompanyIds'>;
    readonly sendQueue: SendQueue;
  };
  readonly tools: {
    readonly now: () => Instant;
    readonly entropy: Pick<Entropy, 'sha256' | 'hmac'>;
  };
}

/** Somebody, or an operator in their name, hands an ask on. */
export interface GivenHandOn {
  /** Ref of the message that asks them. */
  readonly ref: string;
  /** Internal id of who is to have it. */
  readonly to: string;
  /** When they chose. */
  readonly at: Instant;
  readonly by: { readonly kind: 'person' } | { readonly kind: 'command'; readonly operator: string };
}

/** What became of it. */
export type HandOnOutcome =
  /** It is stored with its fact, and the message to whoever has it now is on its way. `ref`: of that message. */
  | { readonly kind: 'handed-on'; readonly hand: AtHand; readonly to: Person; readonly ref: string }
  | {
      readonly kind: 'refused';
      readonly reason: HandOnRefusal;
      /** Absent where there is no such ask. */
      readonly hand?: AtHand;
    };
