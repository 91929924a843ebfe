import { answerLanguage, listWords } from '../inbound/answers.ts';
import type { ReplyButtons, ReplyList } from '../outbound/outbound.ts';
import { lengthOf } from '../outbound/template-text.ts';
import type { AskOption } from './ask-rule.ts';

/** An option as it is offered. */
export interface Choice {
  readonly label: string;
  /** Its place in the rule. */
  readonly option: number;
}

/** The token of an option, by its place in the rule; without one, of the button that opens the list of them. */
export type Tap = (option?: number) => string;

export interface Manner {
  readonly tap: Tap;
  readonly language: string;
  /** Label of the button that opens the list; a word of ours where absent or too long. */
  readonly opener?: string;
}

/** Label of a reply button, and how many there may be: a list takes more and longer ones. */
const labelLimit = 20;
const mostButtons = 3;

/** The options by their own labels: where the template's buttons do not say them. */
export function choicesOf(options: readonly AskOption[], language: string): readonly Choice[] {
  return options.map(({ id, label = {} }, option) => {
    const [any = id] = Object.values(label);
    return { label: label[language] ?? any, option };
  });
}

/** Choices below a text, in free form: as buttons where they are few and short, as a list everywhere else. */
export function choicesContent(
  around: Pick<ReplyList, 'header' | 'body' | 'footer'>,
  choices: readonly Choice[],
  { tap, language, opener = '' }: Manner,
): ReplyButtons | ReplyList {
  const all = choices.map(({ label, option }) => ({ id: tap(option), title: label }));
  const areShort = all.every(({ title }) => lengthOf(title) <= labelLimit);
  if (all.length <= mostButtons && areShort) return { kind: 'buttons', ...around, buttons: all };
  const own = opener !== '' && lengthOf(opener) <= labelLimit;
  const label = own ? opener : listWords[answerLanguage(language)].opener;
  return { kind: 'list', ...around, opener: label, sections: [{ rows: all }] };
}
