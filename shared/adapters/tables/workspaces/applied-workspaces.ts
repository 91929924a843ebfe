import * as z from 'zod/mini';
import type { Instant } from '#domain/instant';
import type { Workspace } from '#domain/workspace';
import type { Workspaces } from '#ports/workspaces';
import { currentVersionKey, versionPartKey } from '../store/keys.ts';
import { joined } from '../store/parts.ts';
import { remembered } from '../store/remembered.ts';
import type { Item, Store } from '../store/store.ts';
import { json, readBack } from '../store/stored.ts';
import { workspaceShape } from './workspace-shape.ts';

const pointerKeptMs = 10_000;
const versionsKept = 4;

const pointer = z.object({ workspace: z.string(), version: z.number() });
const firstPart = z.object({ of: z.number() });
const content = z.object({ workspace: json(workspaceShape) });

/** What reading a workspace takes: no key, no write, nothing of the ledger. */
export type StateReader = Pick<Store, 'get' | 'getMany'>;

export interface AppliedWorkspaces extends Pick<Workspaces, 'current' | 'load'> {
  /** What `current` remembers may have changed. */
  readonly forget: () => void;
}

/**
 * Versions of the workspace as they are read: compiled JSON in parts, and a pointer to the one in force. The pointer
 * is remembered for ten seconds of `now`, the versions themselves as long as they are among the last four asked for.
 */
export function appliedWorkspaces(store: StateReader, now: () => Instant): AppliedWorkspaces {
  let known: { readonly version: string; readonly until: Instant } | undefined;
  return {
    load: remembered(versionsKept, (version) => read(store, version)),
    async current() {
      if (known !== undefined && now() < known.until) return known.version;
      const item = await store.get('state', currentVersionKey);
      if (item === undefined) return undefined;
      known = { version: pointerIn(item).workspace, until: now() + pointerKeptMs };
      return known.version;
    },
    forget: () => {
      known = undefined;
    },
  };
}

/** The version in force, and how often it has changed. */
export function pointerIn(item: Item): z.infer<typeof pointer> {
  return readBack(pointer, item);
}

async function read(store: StateReader, version: string): Promise<Workspace> {
  const first = await store.get('state', versionPartKey(version, 0));
  if (first === undefined) throw new Error(`version ${version} of the workspace was never applied`);
  const parts = readBack(firstPart, first).of;
  const keys = Array.from({ length: parts - 1 }, (_, place) => versionPartKey(version, place + 1));
  const others = await store.getMany('state', keys);
  const text = joined([versionPartKey(version, 0), ...keys], [first, ...others]).toString('utf8');
  return readBack(content, { ...versionPartKey(version, 0), workspace: text }).workspace;
}
