import type { Message } from '../messages/message.ts';
import type { TemplateText, UrlButton, Workspace } from '../workspace.ts';

/** The text of a message's template in its language, where the version in force still has it. */
export function textInForce(
  { template, language }: Pick<Message, 'template' | 'language'>,
  { templates }: Pick<Workspace, 'templates'>,
): TemplateText | undefined {
  const texts = templates.find(({ id }) => id === template)?.text;
  return texts !== undefined && Object.hasOwn(texts, language) ? texts[language] : undefined;
}

/** What of a button's address stands before its parameter; all of it where it has none. */
export function fixedPart({ url }: UrlButton): string {
  return url.replace(/\{\{.*$/, '');
}
