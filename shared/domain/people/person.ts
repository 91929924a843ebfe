import type { Instant } from '../instant.ts';
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
  /** The phone that they had until WhatsApp told of another number: not theirs, though the company may still think so. */
  readonly leftPhone?: Phone;
  /** Digits, as WhatsApp spells their numbers: learnt, the newest first. May differ from the phone. */
  readonly waIds?: readonly string[];
  /** Meta's names for them, `BR.1A2b3C`: learnt, the newest first. */
  readonly userIds?: readonly string[];
  readonly consent: Consent;
  /** Categories of routes that the person refused. One counts until they agree to everything later. */
  readonly optOuts?: { readonly [category: string]: OptOut };
  /** Templates of the category marketing, as Meta has it: what the person told WhatsApp of them last. */
  readonly marketing?: MarketingChoice;
  /** They are away for a time. */
  readonly absence?: Absence;
  /** When they last wrote to us, by the name of the business number they wrote to. */
  readonly lastInbound?: { readonly [number: string]: Instant };
}

/** The shape of a company's id of a person. */
export const companyId = /^[\w.@-]{1,64}$/;

/** Whether the person agreed to be written to, and how that is known. */
export type Consent = { readonly kind: 'unknown' } | KnownConsent;

/** With the evidence of it. */
export type KnownConsent = {
  readonly kind: 'given' | 'withdrawn';
  /** When the person said so. */
  readonly at: Instant;
  /** Where they said it: `whatsapp`, or what the company calls its own form or list. */
  readonly source: string;
  /** Who wrote it down, by the company's id; absent where the person said it to us, or nobody knows. */
  readonly by?: string;
  /** The text that the person was shown when they said so. */
  readonly wording?: string;
  /** Of the digest of this evidence in the ledger; absent where the person said it to us. */
  readonly salt?: string;
};

type OptOut = { readonly at: Instant; readonly source: string };

type MarketingChoice = OptOut & { readonly kind: 'stopped' | 'resumed' };

export interface Absence {
  /** From when on, and until when. */
  readonly from: Instant;
  readonly until: Instant;
  /** The company's id of who answers in their place; nobody where absent. */
  readonly deputy?: string;
}
