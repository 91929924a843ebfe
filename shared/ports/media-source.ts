/** Where the files are that people sent: at Meta, for some days. */
export interface MediaSource {
  /**
   * The file's bytes, read no further than `limit` of them. Throws for what may pass by itself: a network that fails,
   * Meta that is busy.
   */
  fetch(media: string, limit: number): Promise<FetchedMedia>;
}

export type FetchedMedia =
  | { readonly kind: 'fetched'; readonly bytes: Uint8Array; readonly sha256?: string }
  | { readonly kind: 'too-large' }
  /** Meta does not have it any more, or the token has no right to it: Meta does not tell which. */
  | { readonly kind: 'gone' };
