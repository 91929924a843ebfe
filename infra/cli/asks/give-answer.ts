import type { Said } from '#domain/asks/ask';
import { placeOf } from '#domain/messages/message-place';
import { answerAsk } from '#functions/apply-update/asks/answer-ask';
import type { AnswerOutcome, Asking } from '#functions/apply-update/asks/asking';
import type { Ledger } from '#ports/ledger';

/** An answer as an operator enters it. */
export interface EnteredAnswer {
  readonly ref: string;
  /** By its place in the rule. */
  readonly option: number;
  readonly said: readonly Said[];
  /** Random: entered again, it is another command. */
  readonly thing: string;
  /** Who enters it. */
  readonly by: string;
}

interface Entering extends Asking {
  readonly ports: Asking['ports'] & { readonly ledger: Pick<Ledger, 'put'> };
}

/** Answers by the same rules as a tap does, and notes it where the answer does not count. */
export async function giveAnswer(
  { ref, option, said, thing, by: operator }: EnteredAnswer,
  entering: Entering,
): Promise<AnswerOutcome> {
  const at = entering.tools.now();
  const by = { kind: 'command' as const, operator };
  const outcome = await answerAsk({ ref, option, said, thing, at, by }, entering);
  if (outcome.kind !== 'refused' || outcome.hand === undefined) return outcome;
  const { message, ask, rule } = outcome.hand;
  const { record, person } = placeOf(message);
  const chosen = rule.options[option]?.id;
  await entering.ports.ledger.put({
    kind: 'answer-refused',
    record,
    slice: 0,
    at,
    thing,
    person,
    ask: ask.id,
    to: ref,
    ...(chosen !== undefined && { option: chosen }),
    reason: outcome.reason,
    happenedAt: at,
    seenAt: at,
  });
  return outcome;
}
