import type { WorkspaceFact } from '#domain/facts/upkeep-fact';
import type { Instant } from '#domain/instant';
import type { Workspace } from '#domain/workspace';
import type { Workspaces } from '#ports/workspaces';
import { appliedWorkspaces, pointerIn } from './applied-workspaces.ts';
import { currentVersionKey, versionPartKey } from '../store/keys.ts';
import { cut } from '../store/parts.ts';
import { putAt } from '../store/put-at.ts';
import type { Seal } from '../facts/seal.ts';
import type { Store } from '../store/store.ts';
import { putOf } from '../facts/stored-fact.ts';

/** How often somebody else may apply a version at the very same time. */
const tries = 5;

/** Versions of the workspace, to read as `appliedWorkspaces` does and to apply: parts of 300 KB, then the pointer with its fact. */
export function workspaces(store: Store, seal: Seal, now: () => Instant): Workspaces {
  const { forget, ...reading } = appliedWorkspaces(store, now);
  return {
    ...reading,
    async apply(workspace, fact) {
      forget();
      for (let tried = 0; tried < tries; tried += 1) {
        const outcome = await applied(store, workspace, { fact, seal });
        if (outcome !== 'overtaken') return outcome;
      }
      throw new Error(
        `version ${fact.version} could not be applied: others are applied at the same time, or its fact stands`,
      );
    },
  };
}

async function applied(
  store: Store,
  workspace: Workspace,
  { fact, seal }: { fact: WorkspaceFact; seal: Seal },
): Promise<'applied' | 'unchanged' | 'overtaken'> {
  const item = await store.get('state', currentVersionKey);
  const standing = item && pointerIn(item);
  if (standing?.workspace === fact.version) return 'unchanged';
  await putParts(store, workspace, fact.version);
  const next = putAt({ ...currentVersionKey, workspace: fact.version }, standing?.version ?? 0);
  // What was in force before is known here only, whatever the caller believed.
  const told = standing === undefined ? fact : { ...fact, before: standing.workspace };
  const outcome = await store.put(next, putOf(told, seal));
  return outcome.kind === 'written' ? 'applied' : 'overtaken';
}

async function putParts(store: Store, workspace: Workspace, version: string): Promise<void> {
  const parts = cut(Buffer.from(JSON.stringify(workspace)));
  for (const [place, bytes] of parts.entries()) {
    const item = { ...versionPartKey(version, place), bytes, of: parts.length };
    const outcome = await store.put({ table: 'state', item, when: 'absent' });
    if (outcome.kind === 'refused')
      throw new Error(`version ${version} is stored with other content already`);
  }
}
