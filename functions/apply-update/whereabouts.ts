import { byId } from '#domain/by-id';
import type { Person } from '#domain/people/person';
import type { Branch, Workspace } from '#domain/workspace';
import type { Applying } from './applying.ts';

/** Where somebody is. */
export interface Whereabouts {
  readonly timeZone: string;
  /** Theirs; for those whom nobody knows that of the first one. */
  readonly branch?: Branch;
  /** The workspace in force; none before the first was applied. */
  readonly workspace?: Workspace;
}

/** Where somebody is, by the workspace in force. Before one was applied, nobody is in a zone that is not their own. */
export async function whereabouts(
  person: Pick<Person, 'timeZone' | 'branch'> | undefined,
  { ports }: Applying,
): Promise<Whereabouts> {
  const version = await ports.workspaces.current();
  if (version === undefined) return { timeZone: person?.timeZone ?? 'UTC' };
  const workspace = await ports.workspaces.load(version);
  const own = person && byId(workspace.branches, person.branch);
  const branch = own ?? workspace.branches[0];
  const timeZone = person?.timeZone ?? branch?.timeZone ?? 'UTC';
  return { timeZone, workspace, ...(branch !== undefined && { branch }) };
}
