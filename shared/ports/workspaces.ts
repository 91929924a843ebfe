import type { WorkspaceFact } from '#domain/facts/upkeep-fact';
import type { Workspace } from '#domain/workspace';

/** Applied versions of the workspace. */
export interface Workspaces {
  /** The version in force; undefined before the first was applied. May be up to ten seconds old. */
  current(): Promise<string | undefined>;
  /** Throws where the version was never applied. */
  load(version: string): Promise<Workspace>;
  /** Stores the version and makes it the current one, with its fact. Applying the current version again does nothing. */
  apply(workspace: Workspace, fact: WorkspaceFact): Promise<'applied' | 'unchanged'>;
}
