import { type AnswerLanguage, answerLanguage } from '../inbound/answers.ts';
import type { Instant } from '../instant.ts';
import { zonedDay } from '../texts/zoned-day.ts';
import type { Ask, AskOutcome } from './ask.ts';

/** For whom what became of an ask is put in words. */
export interface OutcomeReader {
  readonly language: string;
  /** IANA name. */
  readonly timeZone: string;
  /** When they read it: what was decided on another day of theirs is told with its date. */
  readonly at: Instant;
  /** Name of the person who decided; absent where nobody is known by that id any more. */
  readonly who?: string;
}

type Over = Exclude<Ask['state'], { readonly kind: 'open' }>;

/** How an ask ended, in a few words: `approved by Rui Tavares, 14:05`. */
export function outcomeText(state: Over, { language: wanted, timeZone, at, who }: OutcomeReader): string {
  const language = answerLanguage(wanted);
  const { outcomes, by, expired, cancelled } = words[language];
  switch (state.kind) {
    case 'expired':
      return expired;
    case 'cancelled':
      return cancelled[state.reason];
    case 'decided': {
      const done = outcomes[state.outcome];
      const when = timeText(state.at, { language, timeZone, at });
      return who === undefined ? `${done}, ${when}` : `${done} ${by} ${who}, ${when}`;
    }
  }
}

/** Hours and minutes of 24, with the date before them where it is not today's. */
export function timeText(
  instant: Instant,
  { language, timeZone, at }: Pick<OutcomeReader, 'language' | 'timeZone' | 'at'>,
): string {
  const isToday = zonedDay(instant, timeZone) === zonedDay(at, timeZone);
  const locale = answerLanguage(language).replace('_', '-');
  return new Intl.DateTimeFormat(locale, {
    timeZone,
    timeStyle: 'short',
    hourCycle: 'h23',
    ...(!isToday && { dateStyle: 'medium' }),
  }).format(instant);
}

interface Words {
  readonly outcomes: { readonly [O in AskOutcome]: string };
  readonly by: string;
  readonly expired: string;
  readonly cancelled: {
    readonly 'record-closed': string;
    readonly ended: string;
    readonly undecidable: string;
  };
}

const words: { readonly [L in AnswerLanguage]: Words } = {
  en: {
    outcomes: {
      approved: 'approved',
      rejected: 'rejected',
      acknowledged: 'taken on',
      confirmed: 'confirmed',
    },
    by: 'by',
    expired: 'the time to answer is over',
    cancelled: {
      'record-closed': 'it was closed',
      ended: 'it was withdrawn',
      undecidable: 'too few people may answer',
    },
  },
  pt_BR: {
    outcomes: {
      approved: 'aprovado',
      rejected: 'recusado',
      acknowledged: 'assumido',
      confirmed: 'confirmado',
    },
    by: 'por',
    expired: 'o prazo para responder acabou',
    cancelled: {
      'record-closed': 'foi encerrado',
      ended: 'foi retirado',
      undecidable: 'poucas pessoas podem responder',
    },
  },
  es: {
    outcomes: {
      approved: 'aprobado',
      rejected: 'rechazado',
      acknowledged: 'asumido',
      confirmed: 'confirmado',
    },
    by: 'por',
    expired: 'el plazo para responder terminó',
    cancelled: {
      'record-closed': 'se cerró',
      ended: 'se retiró',
      undecidable: 'pocas personas pueden responder',
    },
  },
};
