import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import type { Workspace } from '#domain/workspace';
import { type SourceFile, loadWorkspace } from '#workspace/load';

const root = join(import.meta.dirname, '../..');

export const exampleFolder = join(root, 'events/workspace');
export const githubFolder = join(root, 'test/workspace-github');
export const samplesFolder = join(root, 'events/samples');

export function filesOf(folder: string): readonly SourceFile[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return names.map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));
}

/** Throws, with what is wrong, where the folder holds no usable workspace. */
export function workspaceOf(folder: string): Workspace {
  const outcome = loadWorkspace(filesOf(folder));
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.problems, null, 2));
  return outcome.workspace;
}
