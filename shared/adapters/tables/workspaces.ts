import * as z from 'zod/mini';
import type { WorkspaceFact } from '#domain/fact';
import type { Instant } from '#domain/instant';
import type { Workspace } from '#domain/workspace';
import type { Workspaces } from '#ports/workspaces';
import { currentVersionKey, versionPartKey } from './keys.ts';
import { cut, joined } from './parts.ts';
import { putAt } from './put-at.ts';
import { remembered } from './remembered.ts';
import type { Seal } from './seal.ts';
import type { Store } from './store.ts';
import { putOf } from './stored-fact.ts';
import { json, readBack } from './stored.ts';
import { workspaceShape } from './workspace-shape.ts';

const pointerKeptMs = 10_000;
const versionsKept = 4;
/** How often somebody else may apply a version at the very same time. */
const tries = 5;

const pointer = z.object({ workspace: z.string(), version: z.number() });
const firstPart = z.object({ of: z.number() });
const content = z.object({ workspace: json(workspaceShape) });

/**
 * Versions of the workspace: compiled JSON in parts of 300 KB, and a pointer to the one in force. The pointer is
 * remembered for ten seconds of `now`, the versions themselves as long as they are among the last four asked for.
 */
export function workspaces(store: Store, seal: Seal, now: () => Instant): Workspaces {
  let known: { readonly version: string; readonly until: Instant } | undefined;
  return {
    load: remembered(versionsKept, (version) => read(store, version)),
    async current() {
      if (known !== undefined && now() < known.until) return known.version;
      const item = await store.get('state', currentVersionKey);
      if (item === undefined) return undefined;
      known = { version: readBack(pointer, item).workspace, until: now() + pointerKeptMs };
      return known.version;
    },
    async apply(workspace, fact) {
      known = undefined;
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
  const standing = item && readBack(pointer, item);
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

async function read(store: Store, version: string): Promise<Workspace> {
  const first = await store.get('state', versionPartKey(version, 0));
  if (first === undefined) throw new Error(`version ${version} of the workspace was never applied`);
  const parts = readBack(firstPart, first).of;
  const keys = Array.from({ length: parts - 1 }, (_, place) => versionPartKey(version, place + 1));
  const others = await store.getMany('state', keys);
  const text = joined([versionPartKey(version, 0), ...keys], [first, ...others]).toString('utf8');
  return readBack(content, { ...versionPartKey(version, 0), workspace: text }).workspace;
}
