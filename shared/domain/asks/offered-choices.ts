import { type AnswerLanguage, listWords } from '../inbound/answers.ts';
import type { Message } from '../messages/message.ts';
import type { ReplyButtons, ReplyList } from '../outbound/outbound.ts';
import { shorten } from '../outbound/sanitise.ts';
import { lengthOf } from '../outbound/template-text.ts';

/** A list of Meta's has ten rows, of 24 characters; three buttons may stand below a text, of 20. */
const rowLimit = 24;
const bodyLimit = 1_024;
const buttonLimit = 20;
const mostButtons = 3;
/** Before the token of a choice, among the parameters of the message that offers it. */
const mark = 'tap:';

/** A choice by the token that comes back with it. */
export interface OfferedChoice {
  readonly token: string;
  readonly label: string;
}

export function choiceParameters(choices: readonly OfferedChoice[]): Message['parameters'] {
  return choices.map(({ token, label }) => [`${mark}${token}`, label] as const);
}

/** A text with what may be chosen below it: few and short ones as buttons, others as a list. */
export function offeredContent(
  text: string,
  { parameters }: Pick<Message, 'parameters'>,
  language: AnswerLanguage,
): ReplyButtons | ReplyList {
  const body = shorten(text, bodyLimit);
  const all = parameters.flatMap(([name, title]) =>
    name.startsWith(mark) ? [{ id: name.slice(mark.length), title }] : [],
  );
  const areFew = all.length <= mostButtons && all.every(({ title }) => lengthOf(title) <= buttonLimit);
  if (areFew) return { kind: 'buttons', body, buttons: all };
  const rows = all.map(({ id, title }) => ({ id, title: shorten(title, rowLimit) }));
  return { kind: 'list', body, opener: listWords[language].opener, sections: [{ rows }] };
}
