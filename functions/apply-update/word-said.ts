import { stoppedBy } from '#domain/people/category';
import { consentWord } from '#domain/people/consent-word';
import type { Inbound } from '#domain/inbound/inbound';
import type { WordSaid } from '#domain/inbound/inbound-decision';
import type { Workspace } from '#domain/workspace';

interface Saying {
  /** The person's. */
  readonly language: string;
  /** Of the message that is answered. */
  readonly route: string | undefined;
  readonly workspace: Workspace | undefined;
}

/** The word of consent that an inbound is and nothing besides, written or tapped. */
export function wordSaid(inbound: Inbound, { language, route, workspace }: Saying): WordSaid | undefined {
  const words = workspace?.consent?.words;
  const word = consentWord(textOf(inbound), { language, ...(words && { words }) });
  if (word === undefined) return undefined;
  const category = workspace && stoppedBy(workspace, route ?? '')?.id;
  return { word, ...(category !== undefined && { category }) };
}

function textOf({ content }: Inbound): string {
  if (content.kind === 'text') return content.body;
  return content.kind === 'tap' || content.kind === 'choice' ? content.title : '';
}
