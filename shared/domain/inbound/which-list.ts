import { type AnswerLanguage, answerTexts, listWords } from './answers.ts';
import type { Message } from '../messages/message.ts';
import type { ReplyList } from '../outbound/outbound.ts';
import { shorten } from '../outbound/sanitise.ts';
import { parseRef } from '../ref.ts';
import type { FurtherSaid } from './further-said.ts';

/** A list of Meta's has ten rows: nine records, and the row for none of them. */
export const mostListed = 9;

const titleLimit = 24;
const descriptionLimit = 72;
const none = 'none';

/** Which row of which list was chosen. `question` is the `thing` of the inbound that was asked about. */
export interface ListChoice {
  readonly question: string;
  /** See `rowOf`; absent: none of them. */
  readonly row?: string;
}

/** A record as it is offered, or an ask about one. */
export interface Offered {
  readonly record: string;
  readonly title: string;
  /** What tells it from others of the same title. */
  readonly about: string;
  /** Of an ask: what the person's choice there still needs to be said. */
  readonly further?: Pick<FurtherSaid, 'ref' | 'choice' | 'question'>;
}

/** What tells a row from the others of its list: the record, or the message that asks about it. */
export function rowOf({ record, further }: Pick<Offered, 'record' | 'further'>): string {
  return (further && parseRef(further.ref)?.message) ?? record;
}

/** The offered records as parameters of the message that lists them. */
export function offeredParameters(offered: readonly Offered[]): Message['parameters'] {
  return offered.flatMap((one) => [
    [rowOf(one), one.title] as const,
    [aboutOf(rowOf(one)), one.about] as const,
  ]);
}

/** The list that asks which record an inbound is about: the message's event names that inbound. */
export function whichList(
  { event, parameters }: Pick<Message, 'event' | 'parameters'>,
  language: AnswerLanguage,
): ReplyList {
  const { opener, none: noneOfThem } = listWords[language];
  const values = new Map(parameters);
  const rows = parameters.flatMap(([row, title]) => {
    const about = values.get(aboutOf(row));
    if (about === undefined) return [];
    const id = choiceId({ question: event, row });
    return [{ id, title: shorten(title, titleLimit), description: shorten(about, descriptionLimit) }];
  });
  const last = { id: choiceId({ question: event }), title: noneOfThem };
  const body = answerTexts['which-record'][language];
  return { kind: 'list', body, opener, sections: [{ rows: [...rows, last] }] };
}

/** The id that a row carries, and comes back with when it is chosen. 23 to 41 characters. */
export function choiceId({ question, row }: ListChoice): string {
  return `w.${question}.${row ?? none}`;
}

/** Undefined where the id is of no list of ours. */
export function parseChoice(id: string): ListChoice | undefined {
  const [, question, row] = /^w\.([\w-]{16})\.([\w-]{16}|[\w-]{22}|none)$/.exec(id) ?? [];
  if (question === undefined || row === undefined) return undefined;
  return row === none ? { question } : { question, row };
}

function aboutOf(row: string): string {
  return `${row}.about`;
}
