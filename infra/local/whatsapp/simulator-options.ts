export interface SimulatorOptions {
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
  readonly phoneNumberId: string;
  readonly displayPhoneNumber: string;
  readonly wabaId: string;
  /** Name at the top of each chat; `Chasqui` where absent. */
  readonly businessName?: string;
  /** Asked for its challenge when the first webhook is due. */
  readonly webhookUrl?: string;
  /** Shown in the handshake; empty where absent. */
  readonly verifyToken?: string;
  /** Wait of the second repeat of a webhook, milliseconds; doubles up to a minute. 1,000 where absent. */
  readonly webhookRetryMs?: number;
  /** Between `sent` and `delivered`, milliseconds. 700 where absent. */
  readonly deliveredAfterMs?: number;
  /** Milliseconds since 1970; the machine's clock where absent. */
  readonly clock?: () => number;
  /** The same seed gives the same ids in the same order. */
  readonly seed?: string;
}
