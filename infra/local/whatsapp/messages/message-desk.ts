import type { NumberBook } from '../account/number-book.ts';
import type { BlockList } from '../account/block-list.ts';
import type { Refusal } from '../graph/graph-answer.ts';
import type { Limits } from '../limits/limits.ts';
import type { MadeUpIds } from '../made-up-ids.ts';
import { wrongMedia } from '../media/media-desk.ts';
import type { MediaStore } from '../media/media-store.ts';
import type { AcceptedMessage } from './message.ts';
import type { Content } from './content.ts';
import type { UsedMedia } from './media-content.ts';
import type { Recipient, SendRequest } from './send-request.ts';
import { type Shown, mediaOf, shownOf } from './shown.ts';
import type { Directory } from '../phones/directory.ts';
import type { State } from '../state/state.ts';
import { checkTemplate } from '../templates/template-check.ts';
import { whatsAppId } from '../whatsapp-id.ts';

export interface MessageDeskOptions {
  readonly state: State;
  readonly ids: MadeUpIds;
  readonly phones: Directory;
  readonly numbers: NumberBook;
  readonly blocked: BlockList;
  readonly media: MediaStore;
  readonly limits: Limits;
  readonly windowErrors: 'at-once' | 'by-status';
  readonly now: () => number;
}

export type Judged =
  | {
      readonly kind: 'accepted';
      readonly message: AcceptedMessage;
      /** Code of the `failed` status that follows. */ readonly failsWith?: number;
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** A well-formed send of one number, in the order of Meta's checks: template, parameters, files, window, rates, recipient. */
export function judgeSend(send: SendRequest, number: string, options: MessageDeskOptions): Judged {
  const { state, now } = options;
  const waId = waIdOf(send.to, options);
  const read = readContent(send.content, options);
  if (read.kind === 'refused') return read;
  const windowOpen = state.inbox.isOpen(number, waId, now());
  const outside = send.content.type !== 'template' && !windowOpen;
  if (outside && options.windowErrors === 'at-once') return { kind: 'refused', refusal: closedWindow };
  const refusal =
    wrongMedia(read.media, options) ??
    overLimit({ number, waId, windowOpen: windowOpen || outside }, options) ??
    wrongRecipient(send.to, { number, waId }, options);
  if (refusal !== undefined) return { kind: 'refused', refusal };
  const failsWith = outside ? 131047 : lateFailure(send, { number, waId }, options);
  const message: AcceptedMessage = {
    id: options.ids.messageId(state.messageCount() + 1, waId),
    number,
    at: now(),
    to: send.to.input,
    waId,
    ...read.said,
    ...quotesOf(send),
    ...(send.callback !== undefined && { callback: send.callback }),
  };
  return { kind: 'accepted', message, ...(failsWith !== undefined && { failsWith }) };
}

const closedWindow: Refusal = {
  code: 131047,
  details:
    'Message failed to send because more than 24 hours have passed since the customer last replied to this number.',
};

type ReadContent =
  | {
      readonly kind: 'said';
      readonly media: readonly UsedMedia[];
      readonly said: Pick<AcceptedMessage, 'type' | 'category' | 'template' | 'language' | 'ttlMs'> & {
        readonly shown: Shown;
      };
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

function readContent(content: Content, { state }: MessageDeskOptions): ReadContent {
  if (content.type !== 'template') {
    const said = { type: content.type, category: 'service', shown: shownOf(content) };
    return { kind: 'said', media: mediaOf(content), said };
  }
  const checked = checkTemplate(content.template, state.templates.find);
  if (checked.kind === 'refused') return checked;
  const { template, shown, media } = checked;
  const { name, language, category, message_send_ttl_seconds: ttl } = template;
  return {
    kind: 'said',
    media,
    said: {
      type: 'template',
      category: category.toLowerCase(),
      template: name,
      language,
      shown,
      ...(ttl !== undefined && ttl > 0 && { ttlMs: ttl * 1_000 }),
    },
  };
}

interface Pair {
  readonly number: string;
  readonly waId: string;
}

function overLimit(
  pair: Pair & { readonly windowOpen: boolean },
  { limits, numbers, now }: MessageDeskOptions,
) {
  const { throughput = 80 } = numbers.find(pair.number) ?? {};
  return limits.take({ ...pair, throughput }, now());
}

function wrongRecipient(to: Recipient, { number, waId }: Pair, { numbers, blocked }: MessageDeskOptions) {
  const { displayPhoneNumber = '', registered } = numbers.find(number) ?? {};
  if (registered === false) return { code: 133010 };
  if (to.kind === 'phone' && to.digits === displayPhoneNumber.replace(/\D/g, '')) return { code: 131021 };
  return blocked.has(number, waId) ? { code: 130403 } : undefined;
}

/** Nobody has the user id; or the message to react to is none that the number sent or got. */
function lateFailure(
  { to, content }: SendRequest,
  { number, waId }: Pair,
  { state, now }: MessageDeskOptions,
) {
  if (to.kind === 'user' && waId === to.input) return 131026;
  // Nobody is left under a number that somebody gave up.
  if (state.homeOf(waId) !== waId) return 131026;
  if (content.type !== 'reaction') return undefined;
  const target = state.findMessage(content.reaction.message_id);
  const recent = target !== undefined && target.at > now() - 30 * 86_400_000;
  const known = recent && target.number === number && target.waId === waId && target.type !== 'reaction';
  return known || state.inbox.has(content.reaction.message_id, number, now()) ? undefined : 131009;
}

function quotesOf({ content, quotes }: SendRequest): { readonly quotes?: string } {
  const quoted = content.type === 'reaction' ? content.reaction.message_id : quotes;
  return quoted === undefined ? {} : { quotes: quoted };
}

/** Those whose user id is theirs here; the user id itself where nobody has it. */
export function waIdOf(to: Recipient, { phones }: Pick<MessageDeskOptions, 'phones'>): string {
  if (to.kind === 'phone') return whatsAppId(to.digits);
  return phones.byUserId(to.input) ?? to.input;
}
