import type { Instant } from '../instant.ts';

/** Something that somebody did towards one of our numbers, as a webhook tells of it. */
export interface Inbound {
  /** Meta's id of it (`wamid…`): the same at each delivery. */
  readonly id: string;
  /** Name of the business number that it came to. */
  readonly number: string;
  readonly from: Sender;
  /** By Meta's clock, to the second. */
  readonly happenedAt: Instant;
  /** Provider id of the message that it answers: quoted by hand, or by a tap. */
  readonly quoting?: string;
  readonly forwarded?: true;
  readonly content: InboundContent;
}

/** Who it came from, as Meta names them. Each may be absent; with none of the first two nobody can be found. */
export interface Sender {
  /** `BR.1A2b3C`: the same for all numbers of one business portfolio. */
  readonly userId?: string;
  /** Digits, in Meta's own spelling of the number. Absent where the person goes by a username. */
  readonly waId?: string;
  /** What they call themselves: never a key, never trusted. */
  readonly profileName?: string;
}

export type MediaType = 'image' | 'video' | 'audio' | 'voice' | 'document' | 'sticker';

export type InboundContent =
  | { readonly kind: 'text'; readonly body: string }
  /** A quick reply of a template. */
  | { readonly kind: 'tap'; readonly payload: string; readonly title: string }
  /** A reply button, or a row of a list, by the id that we gave it. */
  | { readonly kind: 'choice'; readonly id: string; readonly title: string }
  /** A form of Meta's (Flow), as JSON text. */
  | { readonly kind: 'form'; readonly response: string }
  /** Without an emoji: taken back. */
  | { readonly kind: 'reaction'; readonly to: string; readonly emoji?: string }
  | {
      readonly kind: 'media';
      readonly type: MediaType;
      /** Meta's id of the file, by which it can be fetched for some days. */
      readonly media: string;
      readonly mimeType: string;
      /** Base64, as Meta says it. */
      readonly sha256?: string;
      readonly caption?: string;
      readonly filename?: string;
    }
  | {
      readonly kind: 'location';
      readonly latitude: number;
      readonly longitude: number;
      readonly name?: string;
      readonly address?: string;
    }
  /** Cards of people, as JSON text. */
  | { readonly kind: 'contacts'; readonly cards: string }
  /** The text of a message before is another now. */
  | { readonly kind: 'edit'; readonly of: string; readonly body?: string }
  | { readonly kind: 'revoke'; readonly of: string }
  /** The person has another number or another id from here on. */
  | {
      readonly kind: 'identity';
      readonly change: 'number' | 'user-id';
      readonly waId?: string;
      readonly userId?: string;
      readonly previousUserId?: string;
    }
  /** WhatsApp has it and shows it to no business: `code` says why. */
  | { readonly kind: 'unsupported'; readonly code?: number }
  /** A type that did not exist when this was written. */
  | { readonly kind: 'unknown'; readonly type: string };
