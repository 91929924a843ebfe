import { copyFileSync, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { type BuildOptions, buildSync } from 'esbuild';

/** The repository, wherever the command runs. */
const root = join(import.meta.dirname, '..', '..');

/** One minified ES module per step, with everything in it. Each KB costs time at a cold start: a test holds a budget. */
const options: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  mainFields: ['module', 'main'],
  logLevel: 'warning',
  // Imported by the SDK only when a service streams events in an answer. None of ours does; with it come 20 KB.
  external: ['@smithy/core/event-streams'],
  // CommonJS parts of the SDK ask for Node's own modules by `require`.
  banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
  alias: {
    '@aws-sdk/credential-provider-node': standIn('credential-provider-node'),
    '@aws-sdk/endpoint-cache': standIn('endpoint-cache'),
  },
};

/**
 * The code of a step as a function carries it: `handler` of `index.mjs`. Built in this process; CDK's own construct
 * starts npx for each function, which takes ten times as long. Throws where it does not build.
 */
export function bundleOf(step: string): Code {
  const folder = join(root, 'functions', step);
  return Code.fromAsset(folder, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // Asked for by CDK, and never pulled: the bundle below is always made.
      image: DockerImage.fromRegistry('none'),
      local: {
        tryBundle(output) {
          build(step, join(output, 'index.mjs'));
          return true;
        },
      },
    },
  });
}

/**
 * Whoever synthesizes the same sources many times, as the tests do, names a folder in `CHASQUI_BUNDLES` that keeps the
 * bundles, and throws it away when the sources may have changed.
 */
function build(step: string, outfile: string): void {
  const folder = process.env['CHASQUI_BUNDLES'];
  const kept = folder === undefined ? undefined : join(folder, `${step}.mjs`);
  if (kept !== undefined && existsSync(kept)) {
    copyFileSync(kept, outfile);
    return;
  }
  buildSync({ ...options, entryPoints: [join(root, 'functions', step, 'handler.ts')], outfile });
  if (kept === undefined) return;
  // Two may build it at the same time: each name holds a whole bundle or none.
  const own = `${kept}.${process.pid}`;
  copyFileSync(outfile, own);
  renameSync(own, kept);
}

function standIn(name: string): string {
  return join(import.meta.dirname, 'stand-ins', `${name}.ts`);
}
