import type { Entropy } from '#domain/digest';
import type { Instant } from '#domain/instant';
import type { Workspace } from '#domain/workspace';
import type { Workspaces } from '#ports/workspaces';
import { type Problem, type SourceFile, loadWorkspace } from '#workspace/load';

export interface ApplyPorts {
  readonly workspaces: Workspaces;
  readonly entropy: Pick<Entropy, 'sha256'>;
  readonly now: () => Instant;
  /** Who applies it, for the fact. */
  readonly by: string;
  /** Names of the stack's business numbers, where they are known. */
  readonly numbers?: readonly string[] | undefined;
}

export type ApplyOutcome =
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | {
      readonly kind: 'applied' | 'unchanged';
      readonly version: string;
      readonly workspace: Workspace;
      readonly warnings: readonly Problem[];
    };

/** Checks a workspace as a whole and puts it in force. Its version is the digest of what it says. */
export async function applyWorkspace(files: readonly SourceFile[], ports: ApplyPorts): Promise<ApplyOutcome> {
  const { numbers } = ports;
  const loaded = loadWorkspace(files, numbers === undefined ? {} : { numbers });
  if (loaded.kind === 'refused') return loaded;
  const { workspace, warnings } = loaded;
  const version = ports.entropy.sha256(JSON.stringify(workspace)).slice(0, 16);
  const kind = await ports.workspaces.apply(workspace, {
    kind: 'workspace-applied',
    at: ports.now(),
    thing: version,
    version,
    by: ports.by,
  });
  return { kind, version, workspace, warnings };
}
