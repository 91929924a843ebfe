import { answerRoute } from './answer-route.ts';
import { type AnswerName, answerLanguage, answerTemplate } from './answers.ts';
import { type Entropy, saltedDigest, type Sha256 } from '../digest.ts';
import { messageId, recordId } from '../identity.ts';
import type { Instant } from '../instant.ts';
import type { Message } from '../messages/message.ts';
import { canonical } from '../plain.ts';
import { formatRef } from '../ref.ts';
import type { PlanSlot } from '../facts/routing-fact.ts';
import { sanitise } from '../outbound/sanitise.ts';
import { zonedDay } from '../texts/zoned-day.ts';

/** An answer to something that somebody did on their phone. There is one at most to each. */
export interface Answer {
  readonly name: AnswerName;
  /** Name and text; the texts need not be sanitised. */
  readonly parameters?: Message['parameters'];
}

/** Who gets it. */
export interface Addressed {
  /** Internal id of the person, or `stranger#` and a pseudonym. */
  readonly person: string;
  /** The company's id; empty for a stranger. */
  readonly member: string;
  readonly language: string;
  readonly timeZone: string;
}

/** What it is an answer to. */
export interface AnswerCause {
  /** Of the inbound. */
  readonly thing: string;
  readonly at: Instant;
  /** Name of the business number that it came to, and that the answer goes from. */
  readonly number: string;
  readonly salt: string;
}

interface PlannedAnswer {
  readonly slot: PlanSlot;
  readonly message: Message;
}

/** How long an answer may stay unfinished before the sweep looks at it. Milliseconds. */
const patience = 120_000;

/**
 * The slot and the message of an answer. All answers to a person lie under one record of type `person`, and belong to
 * no channel and no version of the workspace.
 */
export function plannedAnswer(
  answer: Answer,
  { to, cause }: { readonly to: Addressed; readonly cause: AnswerCause },
  { sha256, hmac }: Pick<Entropy, 'sha256' | 'hmac'>,
): PlannedAnswer {
  const { at, thing: event, number } = cause;
  const { person, timeZone } = to;
  const { record, thing } = placeOfAnswer({ person, thing: event }, sha256);
  const about = { event, route: answerRoute, person, channel: answerRoute };
  const template = answerTemplate(answer.name);
  const language = answerLanguage(to.language);
  const parameters = (answer.parameters ?? []).map(([name, text]) => [name, sanitise(text)] as const);
  const salt = hmac(cause.salt, thing).slice(0, 16);
  const digest = saltedDigest(hmac, salt, canonical({ template, language, parameters }));
  return {
    slot: {
      kind: 'slot',
      record,
      slice: 0,
      at,
      thing,
      ...about,
      tell: 0,
      day: zonedDay(at, timeZone),
      version: answerRoute,
      plan: { kind: 'planned', template, language, timeZone, digest },
    },
    message: {
      ref: answerRef({ person, thing: event, at }, sha256),
      ...about,
      member: to.member,
      priority: 'urgent',
      number,
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

/** Ref of the answer to an inbound of somebody's, planned or not. */
export function answerRef(
  { at, ...inbound }: { readonly person: string; readonly thing: string; readonly at: Instant },
  sha256: Sha256,
): string {
  const { record, thing: message } = placeOfAnswer(inbound, sha256);
  return formatRef({ record, slice: 0, at, message });
}

function placeOfAnswer(
  { person, thing: event }: { readonly person: string; readonly thing: string },
  sha256: Sha256,
) {
  const thing = messageId(sha256, { event, route: answerRoute, person });
  return { record: recordId(sha256, 'person', person), thing };
}
