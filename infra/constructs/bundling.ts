import { join } from 'node:path';
import { type BundlingOptions, LogLevel, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';

/** The repository, wherever the command runs. */
export const root = join(import.meta.dirname, '..', '..');

/** One minified ES module per step, with everything in it. Each KB costs time at a cold start: a test holds a budget. */
export const bundling: BundlingOptions = {
  format: OutputFormat.ESM,
  mainFields: ['module', 'main'],
  minify: true,
  sourceMap: false,
  target: 'node24',
  logLevel: LogLevel.WARNING,
  bundleAwsSDK: true,
  // Imported by the SDK only when a service streams events in an answer. None of ours does; with it come 20 KB.
  externalModules: ['@smithy/core/event-streams'],
  // CommonJS parts of the SDK ask for Node's own modules by `require`.
  banner: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
  esbuildArgs: {
    '--alias': [
      `@aws-sdk/credential-provider-node=${standIn('credential-provider-node')}`,
      `@aws-sdk/endpoint-cache=${standIn('endpoint-cache')}`,
    ],
  },
};

function standIn(name: string): string {
  return join(import.meta.dirname, 'stand-ins', `${name}.ts`);
}
