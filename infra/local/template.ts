import type { Assembly } from './assembly.ts';
import { isPlainObject, resolve } from './intrinsics.ts';
import type { Scope } from './intrinsics.ts';
import { planOf } from './plan.ts';
import type { Part, StackPlan } from './plan.ts';
import type { Place } from './place.ts';
import { Refusal } from './refusal.ts';
import { bucket } from './resources/bucket.ts';
import { eventSourceMapping } from './resources/event-source-mapping.ts';
import { bus, rule } from './resources/event-rule.ts';
import { httpApi, httpIntegration, httpRoute, httpStage } from './resources/http-api.ts';
import { ignoredKinds } from './resources/ignored-kinds.ts';
import { lambdaPermission } from './resources/lambda-permission.ts';
import { lambdaFunction } from './resources/lambda-function.ts';
import { queue } from './resources/queue.ts';
import type { Found } from './resources/resource-kind.ts';
import { secret } from './resources/secret.ts';
import { table } from './resources/table.ts';

const known = [
  table,
  queue,
  bucket,
  bus,
  rule,
  lambdaFunction,
  lambdaPermission,
  eventSourceMapping,
  secret,
  httpApi,
  httpStage,
  httpRoute,
  httpIntegration,
  ...ignoredKinds,
];
const kinds = new Map(known.map((kind) => [kind.type, kind]));

interface Named {
  readonly name: string;
  readonly kind: (typeof known)[number];
}

/** What of the template this machine runs. Throws one `Refusal` with a line for each thing it would have to leave out. */
export function readTemplate({ template }: Assembly, place: Place): StackPlan {
  const problems: string[] = [];
  const named = new Map<string, Named>();
  const scope = scopeOf(named, place);
  for (const [logicalId, { Type: type, Properties: properties, Condition: condition }] of Object.entries(
    template.Resources,
  )) {
    const kind = kinds.get(type);
    if (kind === undefined) problems.push(`${logicalId} (${type}): the local stack does not run this type`);
    else
      named.set(logicalId, { kind, name: nameOf(logicalId, properties?.[kind.nameProperty ?? ''], place) });
    // The one condition that CDK itself adds says in which regions it collects metadata.
    if (condition !== undefined && type !== 'AWS::CDK::Metadata') {
      problems.push(`${logicalId} (${type}): Condition is not known to the local stack`);
    }
  }
  const parts = [...named].map(([logicalId, { kind, name }]): Part => {
    const properties = template.Resources[logicalId]?.Properties ?? {};
    return collecting(problems, () => {
      const found = { logicalId, type: kind.type, name, place };
      return kind.read({ ...found, properties: resolved(found, properties, scope) });
    });
  });
  const outputs = Object.entries(template.Outputs).map(([name, output]) => [
    name,
    resolve(output.Value, scope),
  ]);
  if (problems.length > 0) {
    throw new Refusal(
      `The template asks for what the local stack does not do:\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
    );
  }
  return planOf(parts, Object.fromEntries(outputs.map(([name, value]) => [name, String(value)])));
}

function resolved(
  { logicalId, type }: Omit<Found, 'properties'>,
  properties: unknown,
  scope: Scope,
): Readonly<Record<string, unknown>> {
  try {
    const value = type in doNotResolve ? {} : resolve(properties, scope);
    return isPlainObject(value) ? value : {};
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal(`${logicalId} (${type}): ${error.message}`);
    throw error;
  }
}

/** What is ignored as a whole may refer to anything. */
const doNotResolve = Object.fromEntries(ignoredKinds.map((kind) => [kind.type, true]));

function collecting(problems: string[], read: () => Part): Part {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    problems.push(...error.message.split('\n'));
    return { kind: 'nothing' };
  }
}

/** As CloudFormation names what has no name of its own, without the random end. */
function nameOf(logicalId: string, given: unknown, place: Place): string {
  const pseudo = scopeOf(new Map(), place);
  const name = given === undefined ? undefined : resolve(given, pseudo);
  return typeof name === 'string' ? name : `${place.stackName}-${logicalId}`.slice(0, 80);
}

function scopeOf(named: ReadonlyMap<string, Named>, place: Place): Scope {
  const pseudo: Readonly<Record<string, string>> = {
    'AWS::AccountId': place.account,
    'AWS::Partition': 'aws',
    'AWS::Region': place.region,
    'AWS::StackName': place.stackName,
    'AWS::StackId': `arn:aws:cloudformation:${place.region}:${place.account}:stack/${place.stackName}/local`,
    'AWS::URLSuffix': 'amazonaws.com',
  };
  return {
    ref: (name) => {
      const found = named.get(name);
      return found === undefined ? pseudo[name] : found.kind.ref(found.name, place);
    },
    attribute: (logicalId, attribute) => {
      const found = named.get(logicalId);
      return found?.kind.attributes(found.name, place)[attribute];
    },
  };
}
