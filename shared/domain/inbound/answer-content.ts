import { answerLanguage, answerNamed, answerTexts } from './answers.ts';
import type { Message } from '../messages/message.ts';
import type { ReplyList, TextContent } from '../outbound/outbound.ts';
import { fillTemplate } from '../outbound/template-text.ts';
import { whichList } from './which-list.ts';

/** What an answer says. Undefined where the message is none, or of an answer that this release does not know. */
export function answerContent(
  message: Pick<Message, 'event' | 'template' | 'language' | 'parameters'>,
): ReplyList | TextContent | undefined {
  const name = answerNamed(message.template);
  if (name === undefined) return undefined;
  const language = answerLanguage(message.language);
  if (name === 'which-record') return whichList(message, language);
  return { kind: 'text', body: fillTemplate(answerTexts[name][language], message.parameters) };
}
