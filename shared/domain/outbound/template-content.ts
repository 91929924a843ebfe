import type { Message } from '../messages/message.ts';
import type { ButtonParameter, TemplateContent } from './outbound.ts';
import { parameterLimit, shorten } from './sanitise.ts';
import { bodyLimit, fillTemplate, lengthOf, lineLimit, parametersOf, urlLimit } from './template-text.ts';
import { fixedPart, textInForce } from './text-in-force.ts';
import { urlSuffix } from './url-suffix.ts';
import type { TemplateText, UrlButton, Workspace } from '../workspace.ts';

type QuickReply = Extract<ButtonParameter, { kind: 'quick-reply' }>;
type Parameters = Message['parameters'];
type Parts = Required<Pick<TemplateContent, 'body' | 'buttons'>> & Pick<TemplateContent, 'header'>;

/**
 * What of a message goes to Meta. Its parameters have names only: where each belongs, in header, body or the address
 * of a button, is said by the text of the version in force, since that is the one submitted to Meta. A text that is
 * not in force any more leaves them all to the body. `taps`: of its quick replies, where they carry something.
 */
export function templateContent(
  message: Pick<Message, 'template' | 'language' | 'parameters'>,
  workspace: Pick<Workspace, 'templates'>,
  taps: readonly QuickReply[] = [],
): TemplateContent {
  const { template, language, parameters } = message;
  const text = textInForce(message, workspace);
  const named = { kind: 'template' as const, name: template, language };
  if (text === undefined) return { ...named, body: parameters };
  const { buttons, ...parts } = partsOf(text, parameters);
  return { ...named, ...parts, buttons: [...buttons, ...taps].toSorted((a, b) => a.index - b.index) };
}

/** Whether Meta takes the text with these parameters filled in. A header never is too long: its parameter is shortened. */
export function fits(text: TemplateText, parameters: Parameters): boolean {
  if (lengthOf(fillTemplate(text.body, parameters)) > bodyLimit) return false;
  const values = new Map(parameters);
  return urlButtons(text).every(({ button, name }) => {
    const value = values.get(name) ?? '';
    // What is as long as that may have been cut, and an address that is cut leads nowhere.
    if (lengthOf(value) >= parameterLimit) return false;
    return fixedPart(button).length + urlSuffix(fixedPart(button), value).length <= urlLimit;
  });
}

function partsOf(text: TemplateText, parameters: Parameters): Parts {
  const values = new Map(parameters);
  const body = parametersOf(text.body).flatMap((name) => pair(name, values.get(name)));
  const [header] = headerParameter(text.header ?? '', values);
  const buttons = urlButtons(text).flatMap(({ index, button, name }) => {
    const value = values.get(name);
    if (value === undefined) return [];
    return [{ kind: 'url' as const, index, suffix: urlSuffix(fixedPart(button), value) }];
  });
  return { ...(header !== undefined && { header: { kind: 'text', parameter: header } }), body, buttons };
}

function pair(name: string, value: string | undefined): Parameters {
  return value === undefined ? [] : [[name, value]];
}

function headerParameter(header: string, values: ReadonlyMap<string, string>): Parameters {
  return parametersOf(header)
    .flatMap((name) => pair(name, values.get(name)))
    .map(([name, value]) => [name, shorten(value, lineLimit - lengthOf(fillTemplate(header, [[name, '']])))]);
}

/** The buttons whose address ends with a parameter. */
function urlButtons(text: TemplateText): readonly { index: number; button: UrlButton; name: string }[] {
  return (text.buttons ?? []).flatMap((button, index) => {
    if (typeof button === 'string') return [];
    return parametersOf(button.url).map((name) => ({ index, button, name }));
  });
}
