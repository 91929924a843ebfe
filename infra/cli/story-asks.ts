import { standingOf } from '#domain/asks/answer-decision';
import type { Asked, Said } from '#domain/asks/ask';
import type { Answered } from '#domain/facts/ask-fact';
import type { RecordFact } from '#domain/facts/fact';
import { formatRef } from '#domain/ref';
import { whatHappened } from './story-words.ts';
import type { Story, StoryPorts } from './story.ts';

/**
 * What is said of the asks of a story: with the names of those who stand for others or have it now, and with what was
 * said besides, as far as that was not erased.
 */
export async function asksIn(
  story: Story,
  names: ReadonlyMap<string, string>,
  { asks }: Pick<StoryPorts, 'asks'>,
): Promise<ReadonlyMap<RecordFact, string>> {
  const words = await Promise.all(
    story.map(async (fact): Promise<readonly [RecordFact, string][]> => {
      const name = (id: string) => names.get(id) ?? id;
      if (fact.kind === 'handed-on') return [[fact, `${whatHappened(fact)}: ${name(fact.to)} has it now`]];
      const standsFor = 'standsFor' in fact ? fact.standsFor : undefined;
      const place = standsFor === undefined ? '' : `, in the place of ${name(standsFor)}`;
      if (fact.kind === 'slot' && place !== '') return [[fact, `${whatHappened(fact)}${place}`]];
      if (fact.kind !== 'answered') return [];
      const said = fact.said === undefined ? [] : saidIn(await asks.asked(refOf(fact)), fact);
      if (said.length === 0) return [[fact, `${whatHappened(fact)}${place}`]];
      const { said: _, ...bare } = fact;
      return [[fact, `${whatHappened(bare)}${place}${said.map(inWords).join('')}`]];
    }),
  );
  return new Map(words.flat());
}

/** What stands with this very answer: a change of mind has words of its own. */
function saidIn(found: { readonly value: Asked } | undefined, { count }: Answered): readonly Said[] {
  if (found === undefined || standingOf(found.value)?.count !== count) return [];
  const { state } = found.value;
  return state.kind === 'answered' ? (state.said ?? []) : [];
}

function inWords({ question, text }: Said): string {
  return `; ${question}: ${text === '' ? 'said in a file' : text}`;
}

function refOf({ record, slice, at, thing: message }: Answered): string {
  return formatRef({ record, slice, at, message });
}
