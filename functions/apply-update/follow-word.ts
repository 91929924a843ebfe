import { categoryName } from '#domain/people/category-name';
import type { Person } from '#domain/people/person';
import type { Answer } from '#domain/inbound/planned-answer';
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
  const parameters = category === undefined ? [] : await categoryNamed(category, found.value, applying);
  await answerPerson({ name, parameters }, arrived, applying);
}

async function categoryNamed(
  category: string,
  person: Person,
  applying: Applying,
): Promise<NonNullable<Answer['parameters']>> {
  const { workspace = {} } = await whereabouts(person, applying);
  return [['category', categoryName(workspace, category, person.language)]];
}
