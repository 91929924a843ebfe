import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** For the length of one run every stack is made of the same bundles, each built once. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'chasqui-bundles-'));
  process.env['CHASQUI_BUNDLES'] = folder;
  return () => rmSync(folder, { recursive: true });
}
