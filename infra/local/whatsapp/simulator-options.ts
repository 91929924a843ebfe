import type { Agenda } from './agenda.ts';
import type { LimitSettings } from './limits/limits.ts';

/** A number of the business. */
export interface BusinessNumber {
  readonly phoneNumberId: string;
  readonly displayPhoneNumber: string;
  /** Messages a second: 80 where absent, up to 1,000 after an upgrade, 20 where the phone app has the number too. */
  readonly throughput?: number;
}

/** An app that is subscribed to the account. */
export interface SubscribedApp {
  /** To tell them apart: `first` is the name of the first. */
  readonly name: string;
  /** Signs its webhooks. */
  readonly appSecret: string;
  /** Asked for its challenge when the first webhook is due. */
  readonly webhookUrl?: string;
  /** Shown in the handshake; empty where absent. */
  readonly verifyToken?: string;
}

/** `phoneNumberId`, `displayPhoneNumber` and `throughput` are those of the first number. */
export interface SimulatorOptions extends BusinessNumber {
  /** 0 takes a free one. */
  readonly port: number;
  /** 127.0.0.1 where absent. */
  readonly host?: string;
  /** Keeps people, templates and messages over a restart. In memory only where absent. */
  readonly dataFile?: string;
  readonly token: string;
  /** Answered with 190/463. */
  readonly expiredTokens?: readonly string[];
  /** Signs the webhooks. */
  readonly appSecret: string;
  readonly wabaId: string;
  /** Further numbers of the same account. */
  readonly otherNumbers?: readonly BusinessNumber[];
  /** Name at the top of each chat; `Chasqui` where absent. */
  readonly businessName?: string;
  readonly limits?: Partial<LimitSettings>;
  /** How a free message outside the window fails: at once (where absent), or accepted and then with a `failed` status. */
  readonly windowErrors?: 'at-once' | 'by-status';
  /** Asked for its challenge when the first webhook is due. */
  readonly webhookUrl?: string;
  /** Shown in the handshake; empty where absent. */
  readonly verifyToken?: string;
  /** Further apps: each gets every webhook too, and is tried on its own. */
  readonly otherApps?: readonly SubscribedApp[];
  /** Wait before the second repeat of a webhook, milliseconds; doubles up to six hours, for seven days. 1,000 where absent. */
  readonly webhookRetryMs?: number;
  /** Between `sent` and `delivered`, milliseconds. 700 where absent. */
  readonly deliveredAfterMs?: number;
  /** Milliseconds since 1970; the machine's clock where absent. Windows, limits and addresses of files go by it. */
  readonly clock?: () => number;
  /** Lets things happen later, in the place of this machine's timers: for a clock that is stepped. */
  readonly agenda?: Agenda;
  /** The same seed gives the same ids, and the same chances, in the same order. */
  readonly seed?: string;
}
