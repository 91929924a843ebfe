import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const Resource = z.strictObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).optional(),
  DependsOn: z.unknown().optional(),
  Metadata: z.unknown().optional(),
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
  Condition: z.string().optional(),
});

const Template = z.object({
  Resources: z.record(z.string(), Resource),
  Outputs: z.record(z.string(), z.object({ Value: z.unknown() })).default({}),
});

const Assets = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.object({ path: z.string().optional(), packaging: z.string().optional() }),
      destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
    }),
  ),
});

type Template = z.infer<typeof Template>;

/** One stack of a cloud assembly: what `cdk deploy` would read. */
export interface Assembly {
  readonly stackName: string;
  readonly template: Template;
  /** The folder that would be zipped and uploaded under this S3 key; undefined for a key the assembly does not have. */
  assetFolder(objectKey: string): string | undefined;
}

/** Reads `<stack>.template.json` and `<stack>.assets.json` of a synthesized assembly. Throws where either is missing or malformed. */
export function readAssembly(folder: string, stackName: string): Assembly {
  const template = Template.parse(readJson(join(folder, `${stackName}.template.json`)));
  const assets = Assets.parse(readJson(join(folder, `${stackName}.assets.json`)));
  const folders = new Map<string, string>();
  for (const file of Object.values(assets.files)) {
    if (file.source.path === undefined || file.source.packaging !== 'zip') continue;
    for (const destination of Object.values(file.destinations)) {
      folders.set(destination.objectKey, join(folder, file.source.path));
    }
  }
  return { stackName, template, assetFolder: (objectKey) => folders.get(objectKey) };
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
