import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { synthesize } from '#infra/synthesize';
import { budgets } from '#test/support/budgets';
import { bundlesIn } from '#test/support/bundles';
import { configFrom } from './template.ts';

const folder = mkdtempSync(join(tmpdir(), 'chasqui-bundles-'));
afterAll(() => rmSync(folder, { recursive: true }));

const { stackName } = synthesize(configFrom({ stage: 'local' }), { folder, validate: false });
const bundles = bundlesIn(folder, stackName);

describe.each(Object.entries(budgets.bundleBytes))('the bundle of %s', (step, budget) => {
  const bundle = bundles.get(step) ?? '';

  it('is one module within its budget', () => {
    expect(readdirSync(bundle)).toEqual(['index.mjs']);
    expect(statSync(join(bundle, 'index.mjs')).size).toBeLessThanOrEqual(budget);
  });

  it('starts with nothing around it, and has a handler', () => {
    const script = `import(${JSON.stringify(join(bundle, 'index.mjs'))}).then(({ handler }) => console.log(typeof handler))`;
    const printed = execFileSync(process.execPath, ['-e', script], {
      cwd: bundle,
      env: {},
      encoding: 'utf8',
    });
    expect(printed.trim()).toBe('function');
  });

  it('takes its credentials from Lambda only', () => {
    const source = readFileSync(join(bundle, 'index.mjs'), 'utf8');
    const found = ['AWS_SESSION_TOKEN', 'sso_start_url', 'credential_process'].filter((word) =>
      source.includes(word),
    );
    expect(found).toEqual(['AWS_SESSION_TOKEN']);
  });
});
