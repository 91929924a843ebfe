import type { InboundContent } from '#domain/inbound/inbound';
import type { Instant } from '#domain/instant';

/** What people wrote, beside the record that it is about. Content: can be erased. */
export interface Replies {
  /** Keeps the reply, if it is not there yet; with what was changed of it before it came. */
  keep(reply: Reply): Promise<void>;
  find(place: ReplyPlace): Promise<Reply | undefined>;
  /** Those of several, in their order, as far as they stand. */
  of(places: readonly ReplyPlace[]): Promise<readonly (Reply | undefined)[]>;
  /**
   * A later change of a reply: the newest by Meta's time stands, also where it comes before the reply itself, or before
   * it is known what that is about. Answers with the key of a file that the reply has no more.
   */
  amend(of: AmendedReply, amendment: Amendment): Promise<{ readonly dropped?: string }>;
  /** Says where the reply's file is kept. False: the reply was taken back, and the file is not wanted any more. */
  addMedia(place: ReplyPlace, media: KeptMedia): Promise<boolean>;
}

export interface ReplyPlace {
  readonly record: string;
  /** Of the inbound. */
  readonly thing: string;
}

/** Without a record: it is not known. */
type AmendedReply = Pick<ReplyPlace, 'thing'> & Partial<ReplyPlace>;

export interface Reply extends ReplyPlace {
  readonly person: string;
  readonly at: Instant;
  /** Of its digest in the ledger. */
  readonly salt: string;
  /** Absent: taken back. */
  readonly content?: InboundContent;
  /** The text as it was changed. */
  readonly edited?: string;
  readonly media?: KeptMedia;
}

interface KeptMedia {
  readonly key: string;
  readonly mime: string;
  readonly bytes: number;
}

export type Amendment =
  | { readonly kind: 'edit'; readonly at: Instant; readonly body: string }
  | { readonly kind: 'revoke'; readonly at: Instant };
