/** Counts what operators watch. Fewer than ten names: each is billed. */
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
  | 'ids-reused'
  | 'numbers-stopped'
  | 'requests-unsigned';
