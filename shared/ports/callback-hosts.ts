import type { CallbackRefusal } from '#domain/facts/callback-fact';

/** Hosts outside AWS that wait for an outcome. */
export interface CallbackHosts {
  /**
   * One POST, over TLS, to an address that is public at that moment; no redirection is followed. Throws, with a code,
   * where no answer came.
   */
  post(letter: CallbackLetter): Promise<HostAnswer>;
}

export interface CallbackLetter {
  readonly url: URL;
  readonly headers: { readonly [name: string]: string };
  /** JSON. */
  readonly body: string;
}

export type HostAnswer =
  | { readonly kind: 'answered'; readonly status: number }
  /** Nothing was sent. */
  | { readonly kind: 'refused'; readonly reason: Extract<CallbackRefusal, 'address-not-public'> };
