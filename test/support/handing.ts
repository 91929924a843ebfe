import type { AskRule } from '#domain/asks/ask-rule';
import type { Workspace } from '#domain/workspace';
import { askedPeople, type AskedOptions, type AskedPeople } from './asked-people.ts';
import { approval } from './one-ask.ts';
import { inbound } from './phones.ts';
import { smallWorkspace } from './workspace.ts';
import { addPerson, personOf } from './world.ts';

/** An approval that may be handed to managers. */
export const passable: AskRule = { ...approval, handTo: 'manager' };

/** The helpdesk with more managers. */
export function managed(...managers: readonly string[]): Pick<Workspace, 'channels'> {
  const { channels } = smallWorkspace();
  return {
    channels: channels.map((channel) => ({
      ...channel,
      members: [
        ...channel.members.filter(({ role }) => role !== 'manager'),
        ...managers.map((person) => ({ person, role: 'manager' })),
      ],
    })),
  };
}

/** Ana and Rui are asked; the managers are there, and are not. */
export async function passing(
  rule: AskRule = passable,
  { managers = ['eva'], ...options }: AskedOptions & { readonly managers?: readonly string[] } = {},
): Promise<AskedPeople> {
  const people = ['ana', 'rui'];
  const made = await askedPeople(rule, { people, workspace: managed(...managers), ...options });
  for (const company of managers) await addPerson(made.chasqui, personOf(company));
  return made;
}

/** Ana writes that, in answer to the message of that ref if one is given. */
export function says(made: AskedPeople, text: string, company = 'ana', quoting?: string) {
  const { from } = made.tap(company, 0);
  return inbound(made.chasqui, text, { from, ...(quoting !== undefined && { quoting }) });
}

/** A row of the list that answered such a text. */
export function chooses(made: AskedPeople, word: string, to: string, company = 'ana') {
  const id = `h.${word}.${personOf(to).id}`;
  return inbound(made.chasqui, { kind: 'choice', id, title: to }, { from: made.tap(company, 0).from });
}
