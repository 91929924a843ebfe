import { categoryName } from '#domain/people/category-name';
import { wordsToSay } from '#domain/people/consent-word';
import type { Person } from '#domain/people/person';
import type { Answer } from '#domain/inbound/planned-answer';
import type { Workspace } from '#domain/workspace';
import { answerPerson } from './answer-person.ts';
import type { Applying } from './applying.ts';
import type { Arrived, DecisionOf } from './arrived.ts';
import { changeConsent } from './change-consent.ts';
import { noteHeard } from './note-heard.ts';
import { whereabouts } from './whereabouts.ts';

/** They do not want to be written to any more, or do again. */
export async function followWord(
  arrived: Arrived,
  { word, category }: DecisionOf<'word'>,
  applying: Applying,
): Promise<void> {
  const { ports } = applying;
  const { person, thing, at } = arrived.pinned;
  await noteHeard(arrived, { meaning: word.kind }, applying);
  const said = { word, at, thing, ...(category !== undefined && { category }) };
  const name = await changeConsent(person, said, ports.people);
  const found = await ports.people.find(person);
  if (name === undefined || found === undefined) return;
  const parameters = await parametersOf(found.value, category, applying);
  await answerPerson({ name, parameters }, arrived, applying);
}

const unapplied: Pick<Workspace, 'categories' | 'consent'> = {};

/** The name of the category, and the words that count for this very person. */
async function parametersOf(
  person: Person,
  category: string | undefined,
  applying: Applying,
): Promise<NonNullable<Answer['parameters']>> {
  const { workspace = unapplied } = await whereabouts(person, applying);
  const { language } = person;
  const words = wordsToSay(language, workspace.consent?.words);
  if (category === undefined) return words;
  return [['category', categoryName(workspace, category, language)], ...words];
}
