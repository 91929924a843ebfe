import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesize } from '#infra/synthesize';
import { configFrom } from '#test/infra/template';
import { budgets } from '#test/support/budgets';
import { bundlesIn } from '#test/support/bundles';
import { type Figure, medianOf } from './figure.ts';

const starts = 9;
const most = new Map<string, number>(Object.entries(budgets.bundleBytes));

/** How big each function's bundle is, and how the start of a process with it compares with that of an empty one. */
export async function bundleFigures(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'chasqui-bench-'));
  try {
    const { stackName } = synthesize(configFrom({ stage: 'local' }), { folder, validate: false });
    const bundles = bundlesIn(folder, stackName);
    const empty = join(folder, 'empty.mjs');
    writeFileSync(empty, 'export {};\n');
    return [...bundles].flatMap(([step, bundleFolder]): Figure[] => {
      const bundle = join(bundleFolder, 'index.mjs');
      const budget = most.get(step);
      const bytes = { figure: `bundle of ${step}`, value: statSync(bundle).size, unit: 'bytes' };
      return [
        budget === undefined ? bytes : { ...bytes, budget },
        { figure: `start of ${step}`, value: startOf(bundle, empty), unit: 'times an empty module' },
      ];
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Both are started in turn, so that a busy moment of the machine falls on both. */
function startOf(bundle: string, empty: string): number {
  const pairs = Array.from(
    { length: starts },
    () => [millisecondsOf(bundle), millisecondsOf(empty)] as const,
  );
  return medianOf(pairs.map(([one]) => one)) / medianOf(pairs.map(([, other]) => other));
}

function millisecondsOf(file: string): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [file], {
    env: {},
    encoding: 'utf8',
    timeout: 20_000,
  });
  if (status !== 0) throw new Error(`${file} did not start: ${stderr}`);
  return performance.now() - started;
}
