import { join } from 'node:path';
import * as z from 'zod';
import { nameOf, ofType, readTemplate } from '#test/infra/template';

/** The folder of each function's bundle in a synthesized assembly, by step. */
export function bundlesIn(folder: string, stackName: string): ReadonlyMap<string, string> {
  const template = readTemplate(folder, stackName);
  return new Map(
    ofType(template, 'AWS::Lambda::Function').map(([id, { Properties: properties }]) => {
      const { S3Key: key } = z.object({ S3Key: z.string() }).parse(properties['Code']);
      return [nameOf(template, id), join(folder, `asset.${key.replace('.zip', '')}`)];
    }),
  );
}
