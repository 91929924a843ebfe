import type { InboundContent } from '#domain/inbound/inbound';
import type { Instant } from '#domain/instant';

type MediaContent = Extract<InboundContent, { readonly kind: 'media' }>;

/** The file of a reply that is to be fetched from Meta: its id there is good for seven days. */
export interface MediaJob extends Pick<MediaContent, 'media' | 'mimeType' | 'sha256'> {
  readonly kind: 'media';
  readonly record: string;
  /** Of the inbound. */
  readonly thing: string;
  readonly at: Instant;
  readonly person: string;
  /** Name of the business number that it came to. */
  readonly number: string;
  /** Of the reply's digests in the ledger. */
  readonly salt: string;
}

/** Where files wait to be fetched. */
export interface MediaQueue {
  /** Throws where the job could not be put. */
  put(job: MediaJob): Promise<void>;
}
