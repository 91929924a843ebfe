import { type AnswerLanguage, listWords } from '../inbound/answers.ts';
import type { Message } from '../messages/message.ts';
import type { ReplyList } from '../outbound/outbound.ts';
import { shorten } from '../outbound/sanitise.ts';
import { parseRef } from '../ref.ts';
import { askAnswerTexts } from './ask-answers.ts';

/** A list of Meta's has ten rows. */
export const mostPending = 10;

const titleLimit = 24;
const descriptionLimit = 72;

/** Something that a person was asked and has not answered. */
export interface Pending {
  /** Of the message that asks. */
  readonly ref: string;
  readonly title: string;
  /** Until when, in their words and their zone. */
  readonly until: string;
}

/** As parameters of the message that lists them: the row's own id before its title. */
export function pendingParameters(pending: readonly Pending[]): Message['parameters'] {
  return pending.flatMap(({ ref, title, until }) => [
    [rowId(ref), title] as const,
    [`${rowId(ref)}.until`, until] as const,
  ]);
}

export function pendingList(
  { parameters }: Pick<Message, 'parameters'>,
  language: AnswerLanguage,
): ReplyList {
  const values = new Map(parameters);
  const rows = parameters.flatMap(([id, title]) => {
    const until = values.get(`${id}.until`);
    if (until === undefined) return [];
    return [{ id, title: shorten(title, titleLimit), description: shorten(until, descriptionLimit) }];
  });
  const { opener } = listWords[language];
  return { kind: 'list', body: askAnswerTexts.pending[language], opener, sections: [{ rows }] };
}

/** The ref of the row that was chosen; undefined where the id is of no such list. */
export function pendingChoice(id: string): string | undefined {
  const ref = id.startsWith('p.') ? id.slice(2) : '';
  return parseRef(ref) === undefined ? undefined : ref;
}

function rowId(ref: string): string {
  return `p.${ref}`;
}
