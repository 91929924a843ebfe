import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { synthesize } from '#infra/synthesize';
import { configFrom, nameOf, ofType, readTemplate } from './template.ts';

const folder = mkdtempSync(join(tmpdir(), 'chasqui-bundles-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Bytes. The start of a function takes as long as its bundle is big; Liquid alone is 82 KB. */
const budgets = [
  ['route-event', 375_000],
  ['send-message', 320_000],
  ['publish-facts', 320_000],
] as const;

const { stackName } = synthesize(configFrom({ stage: 'local' }), { folder, validate: false });
const template = readTemplate(folder, stackName);
const bundles = new Map(
  ofType(template, 'AWS::Lambda::Function').map(([id, { Properties: properties }]) => {
    const { S3Key: key } = z.object({ S3Key: z.string() }).parse(properties['Code']);
    return [nameOf(template, id), join(folder, `asset.${key.replace('.zip', '')}`)];
  }),
);

describe.each(budgets)('the bundle of %s', (step, budget) => {
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
