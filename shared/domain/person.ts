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
  /** The company's id of the person whom they report to. */
  readonly manager?: string;
  /** IANA name; the branch's where absent. */
  readonly timeZone?: string;
  readonly phone?: Phone;
  readonly consent: Consent;
  /** When they last wrote to us, by the name of the business number they wrote to. */
  readonly lastInbound?: { readonly [number: string]: Instant };
}

/** The shape of a company's id of a person. */
export const companyId = /^[\w.@-]{1,64}$/;

/** Whether the person agreed to be written to, and how that is known. */
export type Consent =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'given'; readonly at: Instant; readonly source: string }
  | { readonly kind: 'withdrawn'; readonly at: Instant; readonly source: string };
