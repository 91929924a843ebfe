import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Validations } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks } from 'cdk-nag';
import { afterAll, describe, expect, it } from 'vitest';
import { ChasquiStack } from '#infra/chasqui-stack';
import { chasquiApp, type SynthesisOptions } from '#infra/synthesize';
import { prod } from './template.ts';

const folder = mkdtempSync(join(tmpdir(), 'chasqui-checks-'));
afterAll(() => rmSync(folder, { recursive: true }));

function checkedStack(options: SynthesisOptions) {
  const app = chasquiApp({ folder, settings: { 'aws:cdk:bundling-stacks': [] }, ...options });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { app, stack: new ChasquiStack(app, prod) };
}

describe('the template', () => {
  it('passes what CloudFormation and the AwsSolutions rules ask for', () => {
    checkedStack({}).app.synth();
    const report: unknown = JSON.parse(readFileSync(join(folder, 'validation-report.json'), 'utf8'));
    expect(report).toMatchObject({ pluginReports: [] });
  });

  it('would not pass with a queue that anybody could leave open', () => {
    const { app, stack } = checkedStack({ validate: false });
    expect(new Queue(stack, 'Careless').node.id).toBe('Careless');
    expect(() => app.synth()).toThrow(/AwsSolutions-SQS4/);
  });
});
