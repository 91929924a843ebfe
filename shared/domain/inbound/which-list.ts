import { type AnswerLanguage, answerTexts, listWords } from './answers.ts';
import type { Message } from '../messages/message.ts';
import type { ReplyList } from '../outbound/outbound.ts';
import { shorten } from '../outbound/sanitise.ts';

/** A list of Meta's has ten rows: nine records, and the row for none of them. */
export const mostListed = 9;

const titleLimit = 24;
const descriptionLimit = 72;
const none = 'none';

/** Which row of which list was chosen. `question` is the `thing` of the inbound that was asked about. */
export interface ListChoice {
  readonly question: string;
  /** Absent: none of them. */
  readonly record?: string;
}

/** A record as it is offered. */
export interface Offered {
  readonly record: string;
  readonly title: string;
  /** What tells it from others of the same title. */
  readonly about: string;
}

/** The offered records as parameters of the message that lists them. */
export function offeredParameters(offered: readonly Offered[]): Message['parameters'] {
  return offered.flatMap(({ record, title, about }) => [
    [record, title] as const,
    [aboutOf(record), about] as const,
  ]);
}

/** The list that asks which record an inbound is about: the message's event names that inbound. */
export function whichList(
  { event, parameters }: Pick<Message, 'event' | 'parameters'>,
  language: AnswerLanguage,
): ReplyList {
  const { opener, none: noneOfThem } = listWords[language];
  const values = new Map(parameters);
  const rows = parameters.flatMap(([record, title]) => {
    const about = values.get(aboutOf(record));
    if (about === undefined) return [];
    const id = choiceId({ question: event, record });
    return [{ id, title: shorten(title, titleLimit), description: shorten(about, descriptionLimit) }];
  });
  const last = { id: choiceId({ question: event }), title: noneOfThem };
  const body = answerTexts['which-record'][language];
  return { kind: 'list', body, opener, sections: [{ rows: [...rows, last] }] };
}

/** The id that a row carries, and comes back with when it is chosen. 21 or 41 characters. */
export function choiceId({ question, record }: ListChoice): string {
  return `w.${question}.${record ?? none}`;
}

/** Undefined where the id is of no list of ours. */
export function parseChoice(id: string): ListChoice | undefined {
  const [, question, record] = /^w\.([\w-]{16})\.([\w-]{22}|none)$/.exec(id) ?? [];
  if (question === undefined || record === undefined) return undefined;
  return record === none ? { question } : { question, record };
}

function aboutOf(record: string): string {
  return `${record}.about`;
}
