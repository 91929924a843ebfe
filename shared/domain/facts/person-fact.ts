import type { Instant } from '../instant.ts';

interface OfPerson {
  readonly person: string;
  readonly at: Instant;
  /** Digest of the id of the message that said it; the message id of what was sent; random where the company said it. */
  readonly thing: string;
}

/** Whether a person may be written to changed. In one transaction with the person. */
export interface ConsentChanged extends OfPerson {
  readonly kind: 'consent-changed';
  readonly to: 'given' | 'withdrawn';
  /** Everything; one category of routes; or what Meta calls marketing. */
  readonly scope: 'all' | 'category' | 'marketing';
  /** There if, and only if, the scope says so. */
  readonly category?: string;
  /** When they said so: there where the company told it later. */
  readonly saidAt?: Instant;
  readonly source: ConsentSource;
  /** Salted digest of the company's evidence: where it was said, who wrote it down, the text that they were shown. */
  readonly digest?: string;
}

/**
 * Where it was said: to us, to Meta (which refused a message for it, or told of the settings), or to the company. What the
 * company calls its form or list is content.
 */
type ConsentSource = 'whatsapp' | 'whatsapp-error' | 'whatsapp-settings' | 'company';

/** A name of WhatsApp's by which a person is found from now on. The names themselves stay in the state table. */
export type WhatsAppName = 'wa-id' | 'user-id';

/** An answer or a webhook of Meta's told more names of a person that we knew by another. */
export interface AliasLearnt extends OfPerson {
  readonly kind: 'alias-learnt';
  readonly names: readonly WhatsAppName[];
  readonly from: 'answer' | 'webhook';
}

/**
 * All content of a person was erased, and the salts of its digests with it. What the facts say, the counts among it,
 * stays true. `thing` is the person's id.
 */
export interface PersonErased extends OfPerson {
  readonly kind: 'person-erased';
  /** Who did it, as they call themselves. */
  readonly by: string;
  /** Messages to the person. */
  readonly messages: number;
  /** What the person wrote. */
  readonly replies: number;
  /** Events of which those messages came. */
  readonly events: number;
}

/** Meta tells a name for this person by which somebody else is known: both stay as they were. */
export interface AliasRefused extends OfPerson {
  readonly kind: 'alias-refused';
  readonly names: readonly WhatsAppName[];
  /** Ids of the people who have them. */
  readonly holders: readonly string[];
}

/** The company said that somebody is away for a time, or is back. In one transaction with the person. */
export interface AbsenceChanged extends OfPerson {
  readonly kind: 'absence-changed';
  readonly to: 'absent' | 'present';
  /** From when on, until when, and the internal id of who answers in their place: of an absent one. */
  readonly from?: Instant;
  readonly until?: Instant;
  readonly deputy?: string;
  /** Who said so, as they call themselves; absent where the file of people did. */
  readonly by?: string;
}

/** The person has another number, or Meta another name for them: the old one finds them no longer. */
export interface IdentityChanged extends OfPerson {
  readonly kind: 'identity-changed';
  readonly change: 'number' | 'user-id';
  /**
   * Whether the phone that the company told became the new number: `left` where it was the old number and nobody told
   * the new one, `kept` where it was another one, or where the new one is somebody else's.
   */
  readonly phone: 'followed' | 'left' | 'kept';
}
