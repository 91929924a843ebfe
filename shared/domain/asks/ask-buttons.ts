import type { Message } from '../messages/message.ts';
import { textsOf } from '../outbound/free-content.ts';
import type { ReplyButtons, ReplyList, TemplateContent } from '../outbound/outbound.ts';
import { templateContent } from '../outbound/template-content.ts';
import { textInForce } from '../outbound/text-in-force.ts';
import type { TemplateText, Workspace } from '../workspace.ts';
import type { AskOption } from './ask-rule.ts';
import { choicesContent, choicesOf, type Tap } from './choices.ts';

/** What the buttons of a message that asks are made from. */
export interface Asking {
  readonly message: Pick<Message, 'template' | 'language' | 'parameters'>;
  readonly options: readonly AskOption[];
  /** Of the version that the ask follows: their buttons say what each option is called. */
  readonly pinned: Pick<Workspace, 'templates'>;
  /** Of the version in force: their buttons are those that Meta has. */
  readonly inForce: Pick<Workspace, 'templates'>;
  readonly tap: Tap;
}

/**
 * The message as its template, each quick reply with its token: of an option, or, where the rule has more options than
 * the template has quick replies, of the list of them. Undefined where the template's quick replies are not those any
 * more with which the ask was opened: a tap on one might be meant otherwise.
 */
export function askTemplate({ message, options, pinned, inForce, tap }: Asking): TemplateContent | undefined {
  const before = textInForce(message, pinned);
  const workspace = textInForce(message, inForce) === undefined ? pinned : inForce;
  const replies = sameReplies(before, textInForce(message, workspace));
  if (replies === undefined) return undefined;
  const opensList = replies.length !== options.length;
  const taps = replies.map(({ index, place }) => {
    return { kind: 'quick-reply' as const, index, payload: opensList ? tap() : tap(place) };
  });
  return templateContent(message, workspace, taps);
}

/** The message in free form, for an open window. Undefined where that cannot show it: buttons that open addresses. */
export function askFreely(asking: Asking): ReplyButtons | ReplyList | undefined {
  const { message, options, pinned, inForce, tap } = asking;
  const text = textInForce(message, inForce) ?? textInForce(message, pinned);
  if (text === undefined || text.buttons?.some((button) => typeof button !== 'string') === true)
    return undefined;
  const labels = quickReplies(textInForce(message, pinned)).map(({ label }) => label);
  const { header, ...around } = textsOf(text, message.parameters);
  const above = header === undefined ? {} : { header: { kind: 'text' as const, text: header } };
  const { language } = message;
  if (labels.length === options.length) {
    const choices = labels.map((label, option) => ({ label, option }));
    return choicesContent({ ...above, ...around }, choices, { tap, language });
  }
  const [opener = ''] = labels;
  return choicesContent({ ...above, ...around }, choicesOf(options, language), { tap, language, opener });
}

/** Where each quick reply stands now, and which one it was; undefined where they are not the same ones. */
function sameReplies(
  before: TemplateText | undefined,
  now: TemplateText | undefined,
): readonly { readonly index: number; readonly place: number }[] | undefined {
  const labels = quickReplies(before).map(({ label }) => label);
  const replies = quickReplies(now).map(({ label, index }) => ({ index, place: labels.indexOf(label) }));
  const places = new Set(replies.map(({ place }) => place));
  const areSame = places.size === labels.length && replies.length === labels.length && !places.has(-1);
  return areSame && labels.length > 0 ? replies : undefined;
}

/** `index` counts all buttons. */
function quickReplies(
  text: TemplateText | undefined,
): readonly { readonly label: string; readonly index: number }[] {
  return (text?.buttons ?? []).flatMap((button, index) =>
    typeof button === 'string' ? [{ label: button, index }] : [],
  );
}
