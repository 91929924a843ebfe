import type { UnsignedReason } from '#domain/signed-request';

/** What Meta hears. Anything but 200 is sent again, for up to seven days. */
export interface Answer {
  readonly status: 200 | 401 | 403 | 413;
  /** Plain text. */
  readonly body: string;
  /** For the log; absent where this request is not to be logged. */
  readonly said?: Said;
}

type Said =
  | { readonly kind: 'handshake' }
  /** `accepted` messages on the queue. */
  | { readonly kind: 'queued'; readonly accepted: number }
  | { readonly kind: 'parked'; readonly reason: Unreadable }
  | { readonly kind: 'refused'; readonly reason: Refused };

/** Why a request is not taken. */
export type Refused = UnsignedReason | 'too-large' | 'wrong-token' | 'no-handshake';

/** What Meta signed and nobody can work on: an operator gets it. */
export type Unreadable = 'not-utf8' | 'not-json' | 'too-large';
