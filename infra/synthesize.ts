import { App, AssetStaging } from 'aws-cdk-lib';
import settings from '../cdk.json' with { type: 'json' };
import { ChasquiStack } from './chasqui-stack.ts';
import type { Config } from './config.ts';

/** What `cdk.json` sets for everybody who synthesizes, by name. */
export const fileSettings: Readonly<Record<string, unknown>> = settings.context;

/** A synthesized cloud assembly: `<stackName>.template.json`, `<stackName>.assets.json`, the bundles beside them. */
export interface Synthesized {
  readonly folder: string;
  readonly stackName: string;
}

export interface SynthesisOptions {
  /** Where the assembly goes. Default: a new temporary folder. */
  readonly folder?: string;
  /** CDK's own check of the template, which costs 2 s and 270 MB. Default: on. */
  readonly validate?: boolean;
  /** Settings as `-c name=value` would give them. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** An empty app with the same feature flags, whether the CDK CLI runs it or somebody else. */
export function chasquiApp(options: SynthesisOptions = {}): App {
  return new App({
    analyticsReporting: false,
    autoSynth: false,
    context: { ...fileSettings, ...options.settings },
    ...(options.folder === undefined ? {} : { outdir: options.folder }),
    ...(options.validate === false ? { builtinCloudFormationValidation: false } : {}),
  });
}

/** Synthesizes in this process. Throws where a bundle does not build or the template is not valid. */
export function synthesize(config: Config, options: SynthesisOptions = {}): Synthesized {
  const app = chasquiApp(options);
  // CDK remembers which bundles lie in a folder, also after the folder was emptied.
  AssetStaging.clearAssetHashCache();
  new ChasquiStack(app, config);
  return { folder: app.synth().directory, stackName: config.stackName };
}
