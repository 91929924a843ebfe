import * as z from 'zod';
import { arn } from '../place.ts';
import type { Place } from '../place.ts';
import { Count, readProperties } from './resource-kind.ts';
import type { ResourceKind } from './resource-kind.ts';

const Generate = z.strictObject({
  PasswordLength: Count.default(32),
  ExcludeCharacters: z.string().default(''),
  ExcludeLowercase: z.boolean().default(false),
  ExcludeUppercase: z.boolean().default(false),
  ExcludeNumbers: z.boolean().default(false),
  ExcludePunctuation: z.boolean().default(false),
  IncludeSpace: z.boolean().default(false),
  RequireEachIncludedType: z.boolean().default(true),
  SecretStringTemplate: z.string().optional(),
  GenerateStringKey: z.string().optional(),
});

const run = z.strictObject({
  Name: z.string().optional(),
  SecretString: z.string().optional(),
  GenerateSecretString: Generate.optional(),
});

export type Generation = z.output<typeof Generate>;

export interface SecretPlan {
  readonly name: string;
  readonly arn: string;
  readonly source: { readonly text: string } | { readonly generate: Generation };
}

// AWS ends the ARN of a secret with six random characters; here they are always the same.
function secretArn(name: string, place: Place): string {
  return arn(place, 'secretsmanager', `secret:${name}-aaaaaa`);
}

export const secret: ResourceKind<'secret', SecretPlan> = {
  type: 'AWS::SecretsManager::Secret',
  nameProperty: 'Name',
  ref: secretArn,
  attributes: (name, place) => ({ Id: secretArn(name, place) }),
  read: (found) => {
    const properties = readProperties(found, {
      run,
      ignored: {
        Description: 'for readers of the AWS console',
        KmsKeyId: 'the file is readable by its owner only',
        Tags: 'nobody is billed',
      },
    });
    const { SecretString: text, GenerateSecretString: generate } = properties;
    return {
      kind: 'secret',
      name: found.name,
      arn: secretArn(found.name, found.place),
      source: text === undefined ? { generate: generate ?? Generate.parse({}) } : { text },
    };
  },
};
