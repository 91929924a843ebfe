import type { AnswerOutcome } from '#functions/apply-update/asks/asking';
import type { People } from '#ports/people';
import { refusals } from '../ask-words.ts';
import { localTime } from '../moment.ts';

/** What is said to whoever entered an answer. */
export async function answerWords(
  outcome: AnswerOutcome,
  people: Pick<People, 'find'>,
): Promise<readonly string[]> {
  const name = async (id: string) => (await people.find(id))?.value.name ?? id;
  switch (outcome.kind) {
    case 'counts': {
      const { hand, choice, decision } = outcome;
      const who = await name(hand.asked.person);
      const end =
        decision === undefined ? `the ${hand.ask.kind} is open still` : `with it: ${decision.outcome}`;
      return [`${who} answered ${choice.option}; ${end}`];
    }
    case 'stands': {
      const { hand, choice } = outcome;
      const who = await name(hand.asked.person);
      return [`${who} had answered ${choice.option} before, at ${localTime(choice.at)}`];
    }
    case 'asks':
      return ['it counts once more is said'];
    case 'refused':
      return [`it does not count: ${refusals[outcome.reason]}${await whoDecided(outcome, name)}`];
  }
}

async function whoDecided(
  { hand }: Extract<AnswerOutcome, { kind: 'refused' }>,
  name: (id: string) => Promise<string>,
): Promise<string> {
  const state = hand?.ask.state;
  if (state?.kind !== 'decided') return '';
  return ` (${state.outcome} by ${await name(state.person)}, ${localTime(state.at)})`;
}
