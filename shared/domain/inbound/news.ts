import type { Instant } from '../instant.ts';

/** What Meta tells of an account, its numbers and its templates. */
export type News = TemplateNews | NumberNews;

interface OfAccount {
  /** Meta's id of the account: digits. */
  readonly account: string;
  /** When the webhook was made, to the second. */
  readonly happenedAt: Instant;
}

export interface TemplateNews extends OfAccount {
  readonly kind: 'template';
  readonly about: 'status' | 'quality' | 'category' | 'components';
  /** The template's name at Meta, which is its id in the workspace. */
  readonly template: string;
  /** `pt_BR`. */
  readonly language: string;
  /** What it is now: `APPROVED`, `PAUSED`, `RED`, `MARKETING`. */
  readonly to: string;
  readonly from?: string;
  /** Meta's word for the reason: `ABUSIVE_CONTENT`, `FIRST_PAUSE`. */
  readonly reason?: string;
}

export interface NumberNews extends OfAccount {
  readonly kind: 'number';
  /** Name of the number; absent where the account as a whole is meant, or Meta does not say which of several. */
  readonly number?: string;
  /** The webhook field: `account_update`, `phone_number_quality_update`; `errors` where the webhook told of some. */
  readonly field: string;
  /** Meta's word: `ACCOUNT_RESTRICTION`, `DOWNGRADE`; a limit or a code where there is no event. */
  readonly event: string;
  /** Meta's words for what it consists in, such as `RESTRICTED_BIZ_INITIATED_MESSAGING` or `TIER_250`. At most five. */
  readonly details?: readonly string[];
}
