import { answerLanguage, answerNamed, answerTexts } from './answers.ts';
import type { Message } from '../messages/message.ts';
import { takerList } from '../asks/hand-on-list.ts';
import { offeredContent } from '../asks/offered-choices.ts';
import { pendingList } from '../asks/pending-list.ts';
import type { ReplyButtons, ReplyList, TextContent } from '../outbound/outbound.ts';
import { fillTemplate } from '../outbound/template-text.ts';
import { whichList } from './which-list.ts';

/** What an answer says. Undefined where the message is none, or of an answer that this release does not know. */
export function answerContent(
  message: Pick<Message, 'event' | 'template' | 'language' | 'parameters'>,
): ReplyButtons | ReplyList | TextContent | undefined {
  const name = answerNamed(message.template);
  if (name === undefined) return undefined;
  const language = answerLanguage(message.language);
  if (name === 'which-record') return whichList(message, language);
  if (name === 'pending') return pendingList(message, language);
  const body = fillTemplate(answerTexts[name][language], message.parameters);
  if (name === 'hand-on') return takerList(body, message, language);
  if (name === 'ask-options' || name === 'ask-again') return offeredContent(body, message, language);
  return { kind: 'text', body };
}
