import { parseArgs } from 'node:util';
import { ChasquiStack } from './chasqui-stack.ts';
import { readConfig } from './config.ts';
import { chasquiApp } from './synthesize.ts';

// The CDK CLI says where the assembly goes and hands over its own -c settings. Without it, the same options are read
// here, and with none at all the stage is the one that needs no account.
const byCli = process.env['CDK_OUTDIR'];
const { values } = parseArgs({
  options: { context: { type: 'string', short: 'c', multiple: true, default: [] } },
});
const given = Object.fromEntries(values.context.map((pair) => splitAt(pair, pair.indexOf('='))));

const app = chasquiApp({
  folder: byCli ?? 'cdk.out',
  settings: byCli === undefined ? { stage: 'local', ...given } : {},
});
const answer = readConfig((name) => app.node.tryGetContext(name));
if (answer.kind === 'refused') {
  fail(answer.problems);
} else if (byCli !== undefined && answer.config.stage === 'local') {
  fail([
    'stage local runs on this machine only: `npm start`. To deploy, give -c stage=dev or -c stage=prod.',
  ]);
} else {
  new ChasquiStack(app, answer.config);
  app.synth();
}

function splitAt(pair: string, at: number): readonly [string, string] {
  if (at < 1) throw new Error(`-c takes name=value, not ${JSON.stringify(pair)}`);
  return [pair.slice(0, at), pair.slice(at + 1)];
}

function fail(problems: readonly string[]): void {
  process.stderr.write(problems.map((problem) => `${problem}\n`).join(''));
  process.exitCode = 1;
}
