import type { RecordFact } from '#domain/facts/fact';
import type { NoticeSliced } from '#domain/facts/routing-fact';
import type { Story, StoryPorts } from './story.ts';
import { whatHappened } from './story-words.ts';

/** What is said of the notices in slices of a story: how far they have come, which only the slices know. */
export async function noticesIn(
  story: Story,
  { notices }: Pick<StoryPorts, 'notices'>,
): Promise<ReadonlyMap<RecordFact, string>> {
  const headers = story.filter((fact) => fact.kind === 'notice-sliced');
  const said = headers.map(async (header): Promise<[RecordFact, string]> => [
    header,
    `${whatHappened(header)}; ${await standingOf(header, notices)}`,
  ]);
  return new Map(await Promise.all(said));
}

async function standingOf(header: NoticeSliced, notices: StoryPorts['notices']): Promise<string> {
  const all = Array.from({ length: header.slices }, (_, place) => place + 1);
  const told = await notices.told(header, all);
  const planned = told.reduce((sum, slice) => sum + slice.planned, 0);
  const suppressed = told.reduce((sum, slice) => sum + slice.suppressed, 0);
  const far = told.length === header.slices ? 'all of them done' : `${told.length} of them done so far`;
  return `${far}: ${planned} to be told, ${suppressed} kept back`;
}
