import type { RecordFact } from '#domain/facts/fact';
import type { StatusTold } from '#domain/facts/message-fact';
import { formatRef } from '#domain/ref';
import type { StatusError } from '#domain/inbound/update';
import type { Failures } from '#ports/failures';
import { whatHappened } from './story-words.ts';
import type { Story } from './story.ts';

/** What is said of failures in the place of their codes alone: Meta's own words, as long as they stand. */
export async function failuresIn(
  story: Story,
  { failures }: { readonly failures: Pick<Failures, 'of'> },
): Promise<ReadonlyMap<RecordFact, string>> {
  const failed = story.filter((fact) => fact.kind === 'status').filter(({ status }) => status === 'failed');
  const said = await Promise.all(failed.map((fact) => failures.of(refOf(fact), [fact.attempt])));
  return new Map(
    failed.flatMap((fact, place) =>
      (said[place] ?? []).map(({ errors }): [RecordFact, string] => [fact, inWords(fact, errors)]),
    ),
  );
}

function refOf({ record, slice, at, thing: message }: StatusTold): string {
  return formatRef({ record, slice, at, message });
}

function inWords(fact: StatusTold, errors: readonly StatusError[]): string {
  const said = errors.map(({ title, details }) => details ?? title).filter((words) => words !== undefined);
  return said.length === 0 ? whatHappened(fact) : `${whatHappened(fact)}: ${said.join('; ')}`;
}
