import type { Instant } from './instant.ts';
import type { Phone } from './phone.ts';

/** A member of staff. The company's id and the phone are aliases: they may change, the id does not. */
export interface Person {
  /** Random, 16 characters. */
  readonly id: string;
  readonly company: string;
  readonly name: string;
  readonly language: string;
  readonly branch: string;
  /** IANA name; the branch's where absent. */
  readonly timeZone?: string;
  readonly phone?: Phone;
  readonly consent: Consent;
}

/** Whether the person agreed to be written to, and how that is known. */
export type Consent =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'given'; readonly at: Instant; readonly source: string }
  | { readonly kind: 'withdrawn'; readonly at: Instant; readonly source: string };
