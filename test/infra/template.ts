import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { ChasquiStack } from '#infra/chasqui-stack';
import { type Config, readConfig } from '#infra/config';
import { chasquiApp } from '#infra/synthesize';

const Resource = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.json()).default({}),
  DeletionPolicy: z.string().optional(),
  DependsOn: z.array(z.string()).optional(),
});
const Template = z.object({
  Resources: z.record(z.string(), Resource),
  Outputs: z.record(z.string(), z.object({ Value: z.json() })),
});

export type Template = z.infer<typeof Template>;
export type Resource = z.infer<typeof Resource>;

export function configFrom(settings: Readonly<Record<string, unknown>>): Config {
  const answer = readConfig((name) => settings[name]);
  if (answer.kind === 'refused') throw new Error(answer.problems.join('\n'));
  return answer.config;
}

export const prod = configFrom({ stage: 'prod', phoneNumberId: '106540352242922' });

/** The template of a config, without building the bundles: their place in it is the same. */
export function templateOf(config: Config): Template {
  const app = chasquiApp({ validate: false, settings: { 'aws:cdk:bundling-stacks': [] } });
  const stack = new ChasquiStack(app, config);
  return readTemplate(app.synth().directory, stack.stackName);
}

export function readTemplate(folder: string, stackName: string): Template {
  return Template.parse(JSON.parse(readFileSync(join(folder, `${stackName}.template.json`), 'utf8')));
}

/** Logical id and resource of everything of one type. */
export function ofType(template: Template, type: string): readonly (readonly [string, Resource])[] {
  return Object.entries(template.Resources).filter(([, resource]) => resource.Type === type);
}

/** The logical id that `{ Ref }` or `{ 'Fn::GetAtt': [id, attribute] }` names; undefined for anything else. */
export function referred(value: unknown): string | undefined {
  const reference = z
    .union([
      z.strictObject({ Ref: z.string() }).transform(({ Ref }) => Ref),
      z
        .strictObject({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) })
        .transform((got) => got['Fn::GetAtt'][0]),
    ])
    .safeParse(value);
  return reference.data;
}

/** What devops call a resource: the part of its name after the stack's, or its logical id without the hash. */
export function nameOf(template: Template, id: string): string {
  const properties = template.Resources[id]?.Properties ?? {};
  const names = ['QueueName', 'FunctionName', 'LogGroupName'].map((property) => properties[property]);
  const named = names.find((name) => typeof name === 'string');
  return named?.replace(/^.*chasqui-[a-z]+-/, '') ?? id.replace(/[0-9A-F]{8}$/, '');
}
