/**
 * `npm run proof`: what `npm test` tries on a few hundred cases or messages, on twenty times as many: told once, notices in
 * slices, storms of messages, doubts, asks that many answer at once, spoilt workspaces. Ends with one line that says how many cases held; exit code 1
 * where one did not.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as z from 'zod';

const times = 20;

/** Test files: those that begin so. */
const claims = [
  'test/functions/answered-or-claimed',
  'test/functions/read-by-everybody',
  'test/functions/tapped-at-once',
  'test/functions/told-once',
  'test/functions/notices-interrupted',
  'test/functions/kept-once',
  'test/functions/send-storm',
  'test/functions/statuses-in-any-order',
  'test/functions/update-storm',
  'test/journey/github-at-the-door',
  'test/journey/notice',
  'test/workspace/mutations',
];

const Meta = z.object({
  cases: z.number().optional(),
  figures: z.record(z.string(), z.number()).optional(),
});

const Report = z.object({
  testResults: z.array(
    z.object({
      assertionResults: z.array(z.object({ status: z.string(), title: z.string(), meta: Meta })),
    }),
  ),
});

const folder = mkdtempSync(join(tmpdir(), 'chasqui-proof-'));
try {
  process.exitCode = prove(join(folder, 'report.json'));
} finally {
  rmSync(folder, { recursive: true });
}

function prove(file: string): number {
  const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const started = performance.now();
  const { status } = spawnSync(process.execPath, [vitest, 'run', ...claims, ...reporters], {
    stdio: 'inherit',
    env: { ...process.env, CHASQUI_RUNS: String(times) },
  });
  const minutes = (performance.now() - started) / 60_000;
  const report = Report.parse(JSON.parse(readFileSync(file, 'utf8')));
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  const failed = tests.filter(({ status: outcome }) => outcome !== 'passed');
  const runs = tests.map(({ meta }) => meta.cases ?? 1).reduce((sum, some) => sum + some, 0);
  for (const { title, meta } of tests) {
    for (const [name, value] of Object.entries(meta.figures ?? {}))
      process.stdout.write(`${title}: ${name}: ${value}\n`);
  }
  process.stdout.write(
    `proof: ${runs} runs for ${tests.length} claims in ${minutes.toFixed(1)} minutes, ${failed.length} claims failed\n`,
  );
  return status === 0 && tests.length > 0 && failed.length === 0 ? 0 : 1;
}
