import { answerLanguage, type AnswerLanguage } from '../inbound/answers.ts';
import type { InboundContent } from '../inbound/inbound.ts';
import type { AskQuestion } from './ask-rule.ts';
import { saidDate } from './said-date.ts';
import { saidNumber } from './said-number.ts';

/** What is asked after a tap: why somebody rejects, or a field. */
export type Further = 'reason' | AskQuestion;

export function nameOf(question: Further): string {
  return question === 'reason' ? 'reason' : question.id;
}

/** The question in a language, or in the first one that it has. */
export function questionText({ text }: AskQuestion, language: string): string {
  const [any = ''] = Object.values(text);
  return text[language] ?? text[answerLanguage(language)] ?? any;
}

/**
 * What somebody said in answer to a question, in one spelling: `4820.5`, `2026-12-24`; of a file its caption. Undefined where it is
 * not what was asked for. Numbers are read as their language writes them.
 */
export function saidIn(question: Further, content: InboundContent, language: string): string | undefined {
  if (question !== 'reason' && question.kind !== 'text') {
    return content.kind === 'text' ? fieldIn(question, content.body, language) : undefined;
  }
  if (content.kind === 'text') return content.body.trim() === '' ? undefined : content.body;
  // A sticker says nothing.
  return content.kind === 'media' && content.type !== 'sticker' ? (content.caption ?? '') : undefined;
}

function fieldIn(
  { kind, min = -Infinity, max = Infinity }: AskQuestion,
  body: string,
  language: string,
): string | undefined {
  if (kind === 'date') return saidDate(body);
  const number = saidNumber(body, language);
  return number === undefined || number < min || number > max ? undefined : String(number);
}

/** What is expected, in words, where something else was said. */
export function expectedText(question: Further, language: string): string {
  const words = expectations[answerLanguage(language)];
  if (question === 'reason') return words.reason;
  if (question.kind !== 'number') return words[question.kind];
  return `${words.number}${boundsText(question, words)}, ${words.plainly}`;
}

function boundsText({ min, max }: AskQuestion, words: Words): string {
  if (min !== undefined && max !== undefined) return ` ${words.between(min, max)}`;
  if (min !== undefined) return ` ${words.atLeast(min)}`;
  return max === undefined ? '' : ` ${words.atMost(max)}`;
}

interface Words {
  readonly reason: string;
  readonly text: string;
  readonly date: string;
  readonly number: string;
  /** That a thousand is to be written so that it cannot be taken for one. */
  readonly plainly: string;
  readonly between: (min: number, max: number) => string;
  readonly atLeast: (min: number) => string;
  readonly atMost: (max: number) => string;
}

const expectations: { readonly [L in AnswerLanguage]: Words } = {
  en: {
    reason: 'your reason as a text, or send it as a voice message',
    text: 'your answer as a text',
    date: 'a date with the day first, such as 24/12/2026',
    number: 'a number',
    plainly: 'without a mark for thousands (1500 or 1500.50)',
    between: (min, max) => `between ${min} and ${max}`,
    atLeast: (min) => `of at least ${min}`,
    atMost: (max) => `of at most ${max}`,
  },
  pt_BR: {
    reason: 'o motivo em texto, ou mande um áudio',
    text: 'sua resposta em texto',
    date: 'uma data com o dia primeiro, como 24/12/2026',
    number: 'um número',
    plainly: 'sem separador de milhar (1500 ou 1500,50)',
    between: (min, max) => `entre ${min} e ${max}`,
    atLeast: (min) => `de pelo menos ${min}`,
    atMost: (max) => `de no máximo ${max}`,
  },
  es: {
    reason: 'el motivo en texto, o envía un audio',
    text: 'tu respuesta en texto',
    date: 'una fecha con el día primero, como 24/12/2026',
    number: 'un número',
    plainly: 'sin separador de miles (1500 o 1500,50)',
    between: (min, max) => `entre ${min} y ${max}`,
    atLeast: (min) => `de al menos ${min}`,
    atMost: (max) => `de como máximo ${max}`,
  },
};
