import type { Phone } from '../people/phone.ts';

/** One message as it is handed to Meta. The limits of its parts are those of `checkOutbound`. */
export interface OutboundMessage {
  /** Phone number id of the business number that sends; the one of the settings where absent. */
  readonly number?: string;
  readonly to: Recipient;
  readonly content: OutboundContent;
  /** Ref and attempt: Meta echoes it in each status. */
  readonly callback: string;
  /** Provider id of the message that this one quotes. A phone shows no quote above a template. */
  readonly quoting?: string;
}

/** Whom a message goes to: by phone, or by the id that Meta gave them where only that is known. */
export type Recipient = Phone | BusinessUser;

/** `BR.1A2b3C`: Meta's name for a person, the same for all numbers of one business portfolio, and for nobody else. */
interface BusinessUser {
  readonly bsuid: string;
}

/** A template goes at any time, everything else within 24 hours of the person's last message. */
export type OutboundContent =
  | TemplateContent
  | TextContent
  | ReplyButtons
  | ReplyList
  | LinkButton
  | MediaContent;

export interface TemplateContent {
  readonly kind: 'template';
  readonly name: string;
  /** Must be an approved language to the letter: Meta falls back to no other. */
  readonly language: string;
  readonly header?: { readonly kind: 'text'; readonly parameter: TextParameter } | MediaHeader;
  readonly body: readonly TextParameter[];
  /** Of the buttons that take something; the others need nothing. */
  readonly buttons?: readonly ButtonParameter[];
}

/** By name where the template has named parameters, by its place in the list where it has numbered ones. */
export type TextParameter = string | readonly [name: string, text: string];

/** `index` counts all buttons of the template, from 0. */
export type ButtonParameter =
  | { readonly kind: 'quick-reply'; readonly index: number; readonly payload: string }
  /** Percent-encoded; Meta puts it behind the template's fixed address. */
  | { readonly kind: 'url'; readonly index: number; readonly suffix: string };

export interface TextContent {
  readonly kind: 'text';
  readonly body: string;
  /** Show a preview of the first link, if there is one. */
  readonly preview?: boolean;
}

interface Interactive {
  readonly body: string;
  readonly footer?: string;
}

/** A tap on one of them comes back with its id. */
export interface ReplyButtons extends Interactive {
  readonly kind: 'buttons';
  readonly header?: TextHeader | MediaHeader;
  readonly buttons: readonly { readonly id: string; readonly title: string }[];
}

/** A list that opens over the chat; the row chosen comes back with its id. */
export interface ReplyList extends Interactive {
  readonly kind: 'list';
  readonly header?: TextHeader;
  /** Label of the button that opens the list. */
  readonly opener: string;
  readonly sections: readonly ListSection[];
}

export interface ListSection {
  /** Needed where there are several sections. */
  readonly title?: string;
  readonly rows: readonly { readonly id: string; readonly title: string; readonly description?: string }[];
}

/** One button that opens an address. Nobody hears of the tap. */
export interface LinkButton extends Interactive {
  readonly kind: 'link';
  readonly header?: TextHeader | MediaHeader;
  readonly label: string;
  readonly url: string;
}

export type MediaContent =
  | { readonly kind: 'audio'; readonly media: Media }
  | { readonly kind: 'image' | 'video'; readonly media: Media; readonly caption?: string }
  | {
      readonly kind: 'document';
      readonly media: Media;
      readonly caption?: string;
      readonly filename?: string;
    };

/** What was uploaded before, by Meta's id; or what Meta fetches itself. */
export type Media = { readonly id: string } | { readonly link: string };

export interface TextHeader {
  readonly kind: 'text';
  readonly text: string;
}

export type MediaHeader =
  | { readonly kind: 'image' | 'video'; readonly media: Media }
  | { readonly kind: 'document'; readonly media: Media; readonly filename?: string };

/** Blue ticks for a message that came in, and for those before it. */
export interface ReadReceipt {
  /** Phone number id of the business number that it came to; the one of the settings where absent. */
  readonly number?: string;
  /** Provider id of the message; at most 30 days old. */
  readonly message: string;
  /** Also show that somebody is writing, until the next message or for 25 seconds. */
  readonly typing?: boolean;
}
