import { type Entropy, saltedDigest } from '../digest.ts';
import type { PlanSlot } from '../facts/routing-fact.ts';
import { messageId } from '../identity.ts';
import { answerLanguage, answerTemplate } from '../inbound/answers.ts';
import type { Message } from '../messages/message.ts';
import { placeOf } from '../messages/message-place.ts';
import { sanitise } from '../outbound/sanitise.ts';
import { canonical } from '../plain.ts';
import { formatRef } from '../ref.ts';
import { zonedDay } from '../texts/zoned-day.ts';
import type { Ask, Asked } from './ask.ts';
import { outcomeText } from './outcome-text.ts';

/** What a line to somebody who was asked says, and in which place. */
export interface ClosingCase {
  readonly ask: Ask & { readonly state: Exclude<Ask['state'], { readonly kind: 'open' }> };
  /** The one that asked them. */
  readonly message: Message;
  /** Of the record. */
  readonly title: string;
  /** Who decided, by name. */
  readonly who?: string;
  readonly reader: { readonly language: string; readonly timeZone: string };
  /** Of the ask's channel. */
  readonly timeZone: string;
}

/** How long it may stay unfinished before the sweep looks at it. Milliseconds. */
const patience = 120_000;

/** Whether somebody is told that an ask needs no answer of theirs any more: they were asked, and have not answered. */
export function isToldOfEnd({
  asked,
  message,
}: {
  readonly asked: Asked;
  readonly message: Message;
}): boolean {
  const { state } = asked;
  const isOpen = state.kind === 'open' || (state.kind === 'answering' && state.standing === undefined);
  return isOpen && (message.status === 'accepted' || message.status === 'doubt');
}

/**
 * The slot and the message of the line. It belongs to the ask's own route and channel; instead of an event it names the
 * ask, so that each person has one at most.
 */
export function plannedClosing(
  { ask, message: asking, title, who, reader, timeZone }: ClosingCase,
  { sha256, hmac }: Pick<Entropy, 'sha256' | 'hmac'>,
): { readonly slot: PlanSlot; readonly message: Message } {
  const { record, slice, person } = placeOf(asking);
  const { id: event, route, version } = ask;
  const { at } = ask.state;
  const { channel, member, named, number } = asking;
  const thing = messageId(sha256, { event, route, person });
  const language = answerLanguage(reader.language);
  const template = answerTemplate('ask-over');
  const outcome = outcomeText(ask.state, { ...reader, at, ...(who !== undefined && { who }) });
  const parameters = [['title', sanitise(title)] as const, ['outcome', sanitise(outcome)] as const];
  const salt = hmac(asking.salt, thing).slice(0, 16);
  const digest = saltedDigest(hmac, salt, canonical({ template, language, parameters }));
  const about = { event, route, person, channel };
  const plan = { kind: 'planned' as const, template, language, timeZone: reader.timeZone, digest };
  const day = zonedDay(at, timeZone);
  return {
    slot: { kind: 'slot', record, slice, at, thing, ...about, tell: 0, day, version, plan },
    message: {
      ref: formatRef({ record, slice, at, message: thing }),
      ...about,
      member,
      ...(named !== undefined && { named }),
      ...(number !== undefined && { number }),
      template,
      language,
      parameters,
      salt,
      attempt: 0,
      status: 'queued',
      dueAt: at + patience,
    },
  };
}
