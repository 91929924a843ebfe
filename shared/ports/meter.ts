/** Counts what operators watch. Few names: each is billed. */
export interface Meter {
  count(metric: Metric, by?: number): void;
}

export type Metric =
  | 'events-unrouted'
  | 'events-rejected'
  | 'messages-planned'
  | 'messages-accepted'
  | 'messages-failed'
  | 'messages-in-doubt'
  | 'nobody-notified'
  | 'ledger-altered'
  | 'outcomes-forged'
  | 'hours-sealed'
  | 'ids-reused'
  | 'numbers-stopped'
  /** Pieces of webhooks that are not ours, or that nobody could read. */
  | 'updates-set-apart'
  /** News of Meta's about which an operator must do something. */
  | 'account-warnings'
  | 'strangers-heard'
  | 'requests-unsigned'
  | 'webhooks-unsigned';
