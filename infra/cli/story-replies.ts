import type { RecordFact } from '#domain/facts/fact';
import type { InboundContent } from '#domain/inbound/inbound';
import type { Reply } from '#ports/replies';
import type { Story, StoryPorts } from './story.ts';
import { whatHappened } from './story-words.ts';

/** What is said of the replies of a story: with what they say, as far as that was neither taken back nor erased. */
export async function repliesIn(
  story: Story,
  { replies }: Pick<StoryPorts, 'replies'>,
): Promise<ReadonlyMap<RecordFact, string>> {
  const facts = story.filter((fact) => fact.kind === 'replied');
  const found = await replies.of(facts);
  return new Map(
    facts.map((fact, place) => [fact, [whatHappened(fact), textOf(found[place])].join('')] as const),
  );
}

function textOf(reply: Reply | undefined): string {
  const said = reply?.edited ?? (reply?.content && wordsOf(reply.content));
  return said === undefined || said === '' ? '' : `: ${said}`;
}

function wordsOf(content: InboundContent): string | undefined {
  switch (content.kind) {
    case 'text':
      return content.body;
    case 'tap':
    case 'choice':
      return content.title;
    case 'media':
      return content.caption ?? content.filename;
    case 'location':
      return [content.name ?? '', `${content.latitude}, ${content.longitude}`].filter(Boolean).join(' ');
    case 'form':
      return content.response;
    case 'contacts':
      return content.cards;
    default:
      return undefined;
  }
}
