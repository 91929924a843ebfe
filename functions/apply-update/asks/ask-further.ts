import { questionText } from '#domain/asks/further';
import { optionLabel } from '#domain/asks/option-label';
import { answerPerson } from '../answer-person.ts';
import type { Applying } from '../applying.ts';
import type { Arrived } from '../arrived.ts';
import type { AnswerOutcome } from './asking.ts';

/** Somebody chose, and the choice needs something said besides: they are asked for it. */
export async function askFurther(
  { question, hand, choice }: Extract<AnswerOutcome, { kind: 'asks' }>,
  arrived: Arrived,
  applying: Applying,
): Promise<void> {
  const about = ['title', hand.record.title] as const;
  if (question === 'reason') {
    const option = ['option', optionLabel(choice.option, hand.rule, hand)] as const;
    return answerPerson({ name: 'ask-reason', parameters: [about, option] }, arrived, applying);
  }
  const { language } = hand.message;
  const asked = ['question', questionText(question, language)] as const;
  return answerPerson({ name: 'ask-question', parameters: [about, asked] }, arrived, applying);
}
