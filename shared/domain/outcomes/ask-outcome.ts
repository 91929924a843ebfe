import type { AskQuestion } from '../asks/ask-rule.ts';
import type { Said } from '../asks/ask.ts';
import type { Answered, AskClosed } from '../facts/ask-fact.ts';

/** What the outcome of an ask says that its fact does not. People by the company's ids. */
export interface AskContext {
  /** When it was asked, and until when an answer counts: ISO 8601. */
  readonly askedAt: string;
  readonly deadline?: string;
  /** Whose place the one who answered has. */
  readonly standsFor?: string;
  /** What the one who answered was asked besides, and said. */
  readonly said?: readonly Said[];
  /** The rule's questions: they say which of what was said is a text of somebody's own. */
  readonly questions?: readonly AskQuestion[];
  /** What those who were asked have answered, in the order of their messages: where the mode counts. */
  readonly answers?: readonly AnswerTold[];
}

export type AnswerTold = {
  /** Absent once the person is erased. */
  readonly person?: string;
  readonly standsFor?: string;
  readonly option: string;
  /** ISO 8601. */
  readonly at: string;
};

/** `kept`: that somebody gave a reason is said, their words are not. */
export type Words = 'told' | 'kept';

/** The parts of an outcome that every ask has. */
export interface AskParts<Core> {
  /** What every outcome says, and the record. */
  readonly core: Core;
  /** The company's id of who answered. */
  readonly person?: string;
  readonly ask: AskContext;
  readonly words: Words;
}

/** Undefined for an answer that decides nothing by itself. A reading is confirmed by each for themselves. */
export function askAnswered<Core extends object>(fact: Answered, parts: AskParts<Core>) {
  const detail = { ...ofAsk(fact, fact.ask, parts), ...byWhom(fact, parts), ...besides(fact, parts) };
  const { option, decides, decidedOption } = fact;
  if (fact.of === 'reading')
    return { name: 'ReadingConfirmed', detail: { ...detail, outcome: 'confirmed', option } } as const;
  if (decides === undefined) return undefined;
  const chosen = { ...detail, ...(decidedOption !== undefined && { option: decidedOption }) };
  const isRejected = decides === 'rejected';
  if (fact.of === 'approval') {
    const outcome = isRejected ? 'rejected' : 'approved';
    return { name: 'ApprovalDecided', detail: { ...chosen, outcome } } as const;
  }
  const outcome = isRejected ? 'rejected' : 'acknowledged';
  return { name: 'AlertAcknowledged', detail: { ...chosen, outcome } } as const;
}

/** Neither is a no: nobody decided. */
export function askClosed<Core extends object>(fact: AskClosed, parts: AskParts<Core>) {
  const detail = { ...ofAsk(fact, fact.thing, parts), kind: fact.of };
  if (fact.as === 'expired')
    return { name: 'AskExpired', detail: { ...detail, outcome: 'expired' } } as const;
  const reason = fact.reason ?? 'ended';
  return { name: 'AskCancelled', detail: { ...detail, outcome: 'cancelled', reason } } as const;
}

function ofAsk<Core extends object>(
  { event, route, mode, people, tally }: Answered | AskClosed,
  id: string,
  { core, ask: { askedAt, deadline, answers } }: AskParts<Core>,
) {
  return {
    ...core,
    ask: id,
    event,
    route,
    mode,
    people,
    askedAt,
    ...(deadline !== undefined && { deadline }),
    ...(tally !== undefined && { tally }),
    ...(answers !== undefined && { answers }),
  };
}

function byWhom<Core>({ by }: Answered, { person, ask: { standsFor } }: AskParts<Core>) {
  return {
    through: by,
    ...(person !== undefined && { by: person }),
    ...(standsFor !== undefined && { standsFor }),
  };
}

/** The reason, and what was asked after the tap: numbers and dates as they are, texts where words are told. */
function besides<Core>({ said: names = [] }: Answered, { ask, words }: AskParts<Core>) {
  const { said = [], questions = [] } = ask;
  const isText = (id: string) => questions.find((question) => question.id === id)?.kind === 'text';
  const fields = said.filter(
    ({ question, text }) => question !== 'reason' && text !== '' && (words === 'told' || !isText(question)),
  );
  const reason = said.find(({ question }) => question === 'reason');
  const values = fields.map(({ question, text }) => [question, valueOf(question, text, questions)] as const);
  return {
    ...(names.includes('reason') && { reason: reasonOf(reason, words) }),
    ...(values.length > 0 && { fields: Object.fromEntries(values) }),
  };
}

/** Where a voice or a picture gave it, its file lies with the reply; where it was erased, nothing more is known. */
function reasonOf(said: Said | undefined, words: Words) {
  if (said === undefined) return { given: 'erased' } as const;
  if (said.text === '') return { given: 'media' } as const;
  return words === 'told' ? ({ given: 'text', text: said.text } as const) : ({ given: 'text' } as const);
}

function valueOf(id: string, text: string, questions: readonly AskQuestion[]): string | number {
  const number = Number(text);
  const isNumber = questions.some((question) => question.id === id && question.kind === 'number');
  return isNumber && Number.isFinite(number) ? number : text;
}
