import { type AnswerLanguage, listWords } from '../inbound/answers.ts';
import type { Message } from '../messages/message.ts';
import type { ReplyList } from '../outbound/outbound.ts';
import { shorten } from '../outbound/sanitise.ts';
import type { Person } from '../people/person.ts';

/** A list of Meta's has ten rows. */
export const mostTakers = 10;

const bodyLimit = 1_024;
const titleLimit = 24;
const descriptionLimit = 72;
const company = '.company';

/** Those who may be handed an ask, as parameters of the message that lists them. */
export function takerParameters(
  takers: readonly Pick<Person, 'id' | 'name' | 'company'>[],
): Message['parameters'] {
  return takers.flatMap((taker) => [
    [taker.id, taker.name] as const,
    [`${taker.id}${company}`, taker.company] as const,
  ]);
}

/** The list that asks to whom an ask is handed on: the message's event names the inbound that said the word. */
export function takerList(
  text: string,
  { event, parameters }: Pick<Message, 'event' | 'parameters'>,
  language: AnswerLanguage,
): ReplyList {
  const body = shorten(text, bodyLimit);
  const values = new Map(parameters);
  const rows = parameters.flatMap(([id, name]) => {
    const about = values.get(`${id}${company}`);
    if (about === undefined) return [];
    const row = { id: `h.${event}.${id}`, title: shorten(name, titleLimit) };
    return [{ ...row, description: shorten(about, descriptionLimit) }];
  });
  return {
    kind: 'list',
    body,
    opener: listWords[language].opener,
    sections: [{ rows }],
  };
}

/** Which row of which list was chosen; undefined where the id is of no such list. */
export function takerChoice(id: string): { readonly question: string; readonly to: string } | undefined {
  const [, question, to] = /^h\.([\w-]{16})\.([\w-]{16})$/.exec(id) ?? [];
  return question === undefined || to === undefined ? undefined : { question, to };
}
