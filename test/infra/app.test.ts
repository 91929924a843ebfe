import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

/** As the CDK CLI runs it: told where the assembly goes, with its `-c` settings as JSON. */
function runByCli(settings: Readonly<Record<string, string>>) {
  const env = { ...process.env, CDK_OUTDIR: 'cdk.out', CDK_CONTEXT_JSON: JSON.stringify(settings) };
  return spawnSync(process.execPath, ['infra/app.ts'], { env, encoding: 'utf8' });
}

describe('a deployment', () => {
  it('that lacks a setting is told which, before anything is built', () => {
    const { status, stderr } = runByCli({ stage: 'prod' });
    expect(stderr).toMatch(/^phoneNumberId is missing\. .*\n$/);
    expect(status).toBe(1);
  });

  it('of the stage of this machine is refused', () => {
    const { status, stderr } = runByCli({ stage: 'local' });
    expect(stderr).toContain('npm start');
    expect(status).toBe(1);
  });
});
