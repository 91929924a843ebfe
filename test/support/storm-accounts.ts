import type { RecordFact } from '#domain/facts/fact';
import { placeOf } from '#domain/messages/message-place';
import { formatCallback } from '#domain/ref';
import type { Storm } from './storm.ts';

/**
 * What Meta knows against what the ledger says, message by message. Answers with what is wrong, in words. A message
 * that Meta took twice is wrong too, unless the ledger says that it was sent again unsure.
 */
export async function wrongsOf(weather: Storm, refs: readonly string[]): Promise<readonly string[]> {
  const { ports, meta } = weather;
  const wrong = weather.crashes.map((error) => `a worker crashed: ${String(error)}`);
  const facts = await weather.factsByThing();
  const taken = meta.accepted();
  for (const ref of refs) {
    const found = await ports.messages.find(ref);
    if (found === undefined) {
      wrong.push(`${ref} is gone`);
      continue;
    }
    const message = found.value;
    const own = facts.get(placeOf(message).thing) ?? [];
    const attempts = Array.from({ length: message.attempt }, (_, index) => index + 1);
    const takes = attempts.reduce((sum, attempt) => sum + (taken.get(formatCallback(ref, attempt)) ?? 0), 0);
    if (message.status !== 'accepted')
      wrong.push(`${ref} ended as ${message.status} after ${message.attempt} attempts`);
    if (takes === 0) wrong.push(`${ref} is accepted, but Meta never took it`);
    const unsure = own.some(({ kind }) => kind === 'resent');
    if (takes > 1 && !unsure) wrong.push(`${ref} was taken ${takes} times, and nothing says why`);
    wrong.push(...falseAnswers(ref, own, taken));
  }
  return wrong;
}

function falseAnswers(
  ref: string,
  facts: readonly RecordFact[],
  taken: ReadonlyMap<string, number>,
): string[] {
  return facts.flatMap((fact) => {
    if (fact.kind !== 'accepted' && fact.kind !== 'refused') return [];
    const took = taken.has(formatCallback(ref, fact.attempt));
    return took === (fact.kind === 'accepted')
      ? []
      : [`${ref}: ${fact.kind} in attempt ${fact.attempt} is false`];
  });
}
